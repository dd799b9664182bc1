const EQUALS = 61;
const CR = 13;
const LF = 10;
const SPACE = 32;
const TAB = 9;
/** White space between "=" and the line end that is looked past. */
const MOST_PADDING = 100;

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
    const afterBreak = softBreak(bytes, index + 1);
    if (afterBreak !== -1) index = afterBreak;
    else {
      const high = hexValue(bytes[index + 1]);
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

/** Where the line behind a soft line end begins; -1 where there is none. White space that a transport added does not count (rule 3). */
function softBreak(bytes: Buffer, from: number): number {
  let index = from;
  while (index - from < MOST_PADDING && (bytes[index] === SPACE || bytes[index] === TAB)) index += 1;
  if (bytes[index] === CR && bytes[index + 1] === LF) return index + 2;
  return bytes[index] === LF ? index + 1 : -1;
}

/** Blocks of base64 that are put together one by one; what comes behind so many is taken as one. */
const MOST_BLOCKS = 1_000;

/** Node stops at the padding, but some senders glue blocks together that were padded each: what follows must not be lost. */
function decodeBase64(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1');
  const blocks: Buffer[] = [];
  let start = 0;
  for (let end = text.indexOf('='); end !== -1 && blocks.length < MOST_BLOCKS; end = text.indexOf('=', start)) {
    blocks.push(Buffer.from(text.slice(start, end), 'base64'));
    start = end + 1;
    while (text[start] === '=') start += 1;
  }
  if (blocks.length === 0) return Buffer.from(text, 'base64');
  blocks.push(Buffer.from(text.slice(start), 'base64'));
  return Buffer.concat(blocks);
}

/** Bytes of a part as they were before the transfer encoding. Unknown encodings are taken as they stand. */
export function decodeTransfer(bytes: Buffer, encoding: string): Buffer {
  switch (encoding) {
    case 'base64':
      return decodeBase64(bytes);
    case 'quoted-printable':
      return decodeQuotedPrintable(bytes);
    default:
      return bytes;
  }
}
