type Decoder = InstanceType<typeof TextDecoder>;

const decoders = new Map<string, Decoder | null>();

/** Labels that mail uses and the WHATWG table does not know. */
const aliases: Readonly<Record<string, string>> = {
  utf8mb4: 'utf-8',
  cp1250: 'windows-1250',
  cp1251: 'windows-1251',
  cp1252: 'windows-1252',
  cp932: 'shift_jis',
  cp936: 'gbk',
  cp949: 'euc-kr',
  cp950: 'big5',
  'ansi_x3.110-1983': 'iso-8859-1',
  'unknown-8bit': 'utf-8',
  default: 'utf-8',
};

function decoderFor(label: string): Decoder | null {
  const key = label
    .trim()
    .toLowerCase()
    .replaceAll(/^["']|["']$/g, '');
  const known = decoders.get(key);
  if (known !== undefined) return known;
  let decoder: Decoder | null = null;
  try {
    decoder = new TextDecoder(aliases[key] ?? key);
  } catch {
    decoder = null;
  }
  if (decoders.size < 200) decoders.set(key, decoder);
  return decoder;
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });
const windows1252 = new TextDecoder('windows-1252');

/**
 * Bytes as text. An unknown or absent charset, and US-ASCII with 8-bit bytes, is UTF-8 where that is valid, else
 * windows-1252. UTF-7 is never guessed nor decoded (it hides markup). Never throws.
 */
export function decodeText(bytes: Uint8Array, charset: string): string {
  const label = charset.trim().toLowerCase();
  if (label !== '' && label !== 'us-ascii' && label !== 'ascii' && label !== 'utf-7') {
    const decoder = decoderFor(label);
    if (decoder !== null) return decoder.decode(bytes);
  }
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return windows1252.decode(bytes);
  }
}

/** A header value kept as latin1 characters, whose bytes may be raw UTF-8 (RFC 6532) or an 8-bit charset. */
export function decodeRawHeader(value: string): string {
  if (/^[\x00-\x7f]*$/.test(value)) return value;
  return decodeText(Buffer.from(value, 'latin1'), '');
}

/** Takes out what no display and no index wants: NUL, other control characters, lone surrogates. Keeps tabs and line ends. */
export function cleanText(text: string): string {
  const cleaned = text.replaceAll(/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/g, '');
  return cleaned.isWellFormed() ? cleaned : cleaned.toWellFormed();
}
