/** The few DER values (ITU-T X.690) that a certificate is made of; each function returns the whole encoded value. */

/** Tag, length, contents. */
export function der(tag: number, contents: Buffer): Buffer {
  return Buffer.concat([Buffer.from([tag]), length(contents.length), contents]);
}

export function sequence(...values: Buffer[]): Buffer {
  return der(0x30, Buffer.concat(values));
}

export function set(...values: Buffer[]): Buffer {
  return der(0x31, Buffer.concat(values));
}

/** A positive integer, its first byte below 0x80. */
export function integer(bytes: Buffer): Buffer {
  return der(0x02, bytes);
}

export function octetString(contents: Buffer): Buffer {
  return der(0x04, contents);
}

/** `unused` bits at the end of the last byte do not count. */
export function bitString(contents: Buffer, unused = 0): Buffer {
  return der(0x03, Buffer.concat([Buffer.from([unused]), contents]));
}

export function text(value: string): Buffer {
  return der(0x0c, Buffer.from(value, 'utf8'));
}

/** UTCTime, which RFC 5280 §4.1.2.5 asks for until 2049; `milliseconds` since 1970. */
export function time(milliseconds: number): Buffer {
  const digits = new Date(milliseconds).toISOString().replace(/\D/g, '').slice(2, 14);
  return der(0x17, Buffer.from(`${digits}Z`, 'latin1'));
}

export function context(number: number, value: Buffer): Buffer {
  return der(0xa0 + number, value);
}

export function objectId(dotted: string): Buffer {
  const [first = 0, second = 0, ...others] = dotted.split('.').map(Number);
  return der(0x06, Buffer.from([40 * first + second, ...others.flatMap(base128)]));
}

function base128(value: number): number[] {
  const bytes = [value & 0x7f];
  for (let rest = value >>> 7; rest > 0; rest >>>= 7) bytes.unshift((rest & 0x7f) | 0x80);
  return bytes;
}

function length(bytes: number): Buffer {
  if (bytes < 0x80) return Buffer.from([bytes]);
  if (bytes < 0x100) return Buffer.from([0x81, bytes]);
  return Buffer.from([0x82, bytes >>> 8, bytes & 0xff]);
}
