/** A person or mailbox in an address field. */
export interface Mailbox {
  readonly name?: string;
  readonly address: string;
}

const MAX_LINE = 76;

/** One header field with its CRLF, folded at white space (RFC 5322 §2.2.3). `value` is already ASCII. */
export function headerField(name: string, value: string): string {
  let line = `${name}:`;
  const lines: string[] = [];
  for (const word of value.split(' ')) {
    if (line.length + 1 + word.length > MAX_LINE && line.trim() !== `${name}:`) {
      lines.push(line);
      line = '';
    }
    line += ` ${word}`;
  }
  return `${[...lines, line].join('\r\n')}\r\n`;
}

/** Free text such as a subject, as encoded words (RFC 2047) where it is not ASCII. */
export function encodeText(text: string): string {
  return isAscii(text) ? text : encodedWords(text);
}

/** `Anna Berg <anna@nordwind.example>`, the name quoted or encoded as it needs. */
export function encodeMailbox({ name, address }: Mailbox): string {
  if (name === undefined || name === '') return address;
  if (!isAscii(name)) return `${encodedWords(name)} <${address}>`;
  const phrase = /^[\w !#$%&'*+/=?^`{|}~-]+$/.test(name) ? name : `"${name.replaceAll(/["\\]/g, '\\$&')}"`;
  return `${phrase} <${address}>`;
}

/** A parameter such as `filename="…"`, by RFC 2231 where it is not ASCII. */
export function encodeParameter(name: string, value: string): string {
  if (isAscii(value)) return `${name}="${value.replaceAll(/["\\]/g, '\\$&')}"`;
  return `${name}*=UTF-8''${encodeURIComponent(value).replaceAll(/['()*!]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)}`;
}

export function isAscii(text: string): boolean {
  return /^[\x20-\x7e\r\n\t]*$/.test(text);
}

/** Each encoded word stands alone and ends between characters, as RFC 2047 §5 wants it; 39 bytes make 52 of base64. */
function encodedWords(text: string): string {
  const words: string[] = [];
  let bytes: number[] = [];
  for (const character of text) {
    const encoded = [...Buffer.from(character, 'utf8')];
    if (bytes.length + encoded.length > 39) {
      words.push(encodedWord(bytes));
      bytes = [];
    }
    bytes.push(...encoded);
  }
  words.push(encodedWord(bytes));
  return words.join(' ');
}

function encodedWord(bytes: readonly number[]): string {
  return `=?UTF-8?B?${Buffer.from(bytes).toString('base64')}?=`;
}
