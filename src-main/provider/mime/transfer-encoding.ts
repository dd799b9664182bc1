const EQUALS = 61;
const CR = 13;
const LF = 10;

function hexValue(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 48 && byte <= 57) return byte - 48;
  if (byte >= 65 && byte <= 70) return byte - 55;
  if (byte >= 97 && byte <= 102) return byte - 87;
  return -1;
}

/** RFC 2045 §6.7. Broken escapes are kept as they stand. Linear, output never longer than the input. */
function decodeQuotedPrintable(bytes: Buffer): Buffer {
  const out = Buffer.allocUnsafe(bytes.length);
  let length = 0;
  let index = 0;
  while (index < bytes.length) {
    // copy what needs no decoding in one go
    let next = bytes.indexOf(EQUALS, index);
    if (next === -1) next = bytes.length;
    length += bytes.copy(out, length, index, next);
    index = next;
    if (index >= bytes.length) break;
    const a = bytes[index + 1];
    if (a === LF) index += 2;
    else if (a === CR && bytes[index + 2] === LF) index += 3;
    else {
      const high = hexValue(a);
      const low = hexValue(bytes[index + 2]);
      if (high >= 0 && low >= 0) {
        out[length++] = high * 16 + low;
        index += 3;
      } else {
        out[length++] = EQUALS;
        index += 1;
      }
    }
  }
  return out.subarray(0, length);
}

/** Bytes of a part as they were before the transfer encoding. Unknown encodings are taken as they stand. */
export function decodeTransfer(bytes: Buffer, encoding: string): Buffer {
  switch (encoding) {
    case 'base64':
      // Node skips line ends and stops at nothing: padding inside (concatenated blocks) ends it, as in every client
      return Buffer.from(bytes.toString('latin1'), 'base64');
    case 'quoted-printable':
      return decodeQuotedPrintable(bytes);
    default:
      return bytes;
  }
}
