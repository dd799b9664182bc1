import { cleanText, decodeRawHeader, decodeText } from './decode-text.ts';

const word = /=\?([^?\s]{1,60})\?([bBqQ])\?([^?]*)\?=/g;

/**
 * RFC 2047 encoded words of an unfolded field, as text. Adjacent words of one charset are joined before decoding, because
 * senders cut multi-byte characters at the border. Bytes outside of words are read as UTF-8 where valid.
 */
export function decodeWords(value: string): string {
  if (!value.includes('=?')) return cleanText(decodeRawHeader(value));
  let result = '';
  let last = 0;
  let held: { charset: string; bytes: Buffer } | null = null;
  const flush = () => {
    if (held !== null) result += decodeText(held.bytes, held.charset);
    held = null;
  };
  for (const match of value.matchAll(word)) {
    const between = value.slice(last, match.index);
    // RFC 2231 §5: a language may follow the charset
    const charset = (match[1] ?? '').replace(/\*.*$/, '').toLowerCase();
    const bytes = decodeWord(match[2] ?? '', match[3] ?? '');
    if (between.trim() !== '' || last === 0) {
      flush();
      result += decodeRawHeader(between);
    }
    const open = held as { charset: string; bytes: Buffer } | null;
    if (open !== null && open.charset === charset) held = { charset, bytes: Buffer.concat([open.bytes, bytes]) };
    else {
      flush();
      held = { charset, bytes };
    }
    last = match.index + match[0].length;
  }
  flush();
  return cleanText(result + decodeRawHeader(value.slice(last)));
}

function decodeWord(encoding: string, text: string): Buffer {
  if (encoding === 'b' || encoding === 'B') return Buffer.from(text, 'base64');
  return Buffer.from(
    text
      .replaceAll('_', ' ')
      .replaceAll(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
}
