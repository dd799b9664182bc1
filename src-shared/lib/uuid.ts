/**
 * A UUIDv7 (RFC 9562 §5.7): what several machines share is named by it, and sorts by when it was made. `random`: ten bytes.
 */
export function uuid7(now: number, random: Uint8Array): string {
  const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0');
  const byte = (index: number) => random[index] ?? 0;
  const time = hex(now, 12);
  const tail = [4, 5, 6, 7, 8, 9].map((index) => hex(byte(index), 2)).join('');
  const a = hex(((byte(0) << 8) | byte(1)) & 0x0fff, 3);
  const b = hex((((byte(2) << 8) | byte(3)) & 0x3fff) | 0x8000, 4);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${a}-${b}-${tail}`;
}
