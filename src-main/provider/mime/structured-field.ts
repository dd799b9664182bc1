import { cleanText, decodeText } from './decode-text.ts';
import { decodeWords } from './encoded-words.ts';
import { limits } from './limits.ts';

/** A field of the form `value; name=value; …` (Content-Type, Content-Disposition). */
export interface StructuredField {
  /** Lower case, without comments. */
  readonly value: string;
  readonly parameters: ReadonlyMap<string, string>;
}

/** RFC 2045 §5.1 with the continuations and charsets of RFC 2231. Lenient: junk between parameters is skipped. Linear. */
export function parseStructuredField(field: string): StructuredField {
  const semicolon = field.indexOf(';');
  const value =
    /^\s*([\x21-\x27\x29-\x3a\x3c-\x7e]*)/
      .exec(semicolon === -1 ? field : field.slice(0, semicolon))?.[1]
      ?.toLowerCase() ?? '';
  const raw = new Map<string, string>();
  let position = semicolon === -1 ? field.length : semicolon + 1;
  while (position < field.length && raw.size < 100) {
    const equals = field.indexOf('=', position);
    const next = field.indexOf(';', position);
    if (equals === -1) break;
    if (next !== -1 && next < equals) {
      position = next + 1;
      continue;
    }
    const name = field.slice(position, equals).trim().toLowerCase();
    const [text, end] = readValue(field, equals + 1);
    if (name !== '' && !raw.has(name)) raw.set(name, text);
    position = end;
  }
  return { value, parameters: joinContinuations(raw) };
}

function readValue(field: string, start: number): [string, number] {
  let position = start;
  while (field[position] === ' ' || field[position] === '\t') position += 1;
  if (field[position] !== '"') {
    const end = field.indexOf(';', position);
    return [field.slice(position, end === -1 ? field.length : end).trim(), end === -1 ? field.length : end + 1];
  }
  let text = '';
  position += 1;
  while (position < field.length && field[position] !== '"') {
    if (field[position] === '\\' && position + 1 < field.length) position += 1;
    text += field[position];
    position += 1;
  }
  const end = field.indexOf(';', position);
  return [text, end === -1 ? field.length : end + 1];
}

function joinContinuations(raw: ReadonlyMap<string, string>): Map<string, string> {
  const parameters = new Map<string, string>();
  const pieces = new Map<string, { index: number; encoded: boolean; text: string }[]>();
  for (const [name, text] of raw) {
    const match = /^([^*]+)(?:\*(\d{1,3}))?(\*)?$/.exec(name);
    if (match === null || (match[2] === undefined && match[3] === undefined)) {
      if (!parameters.has(name)) parameters.set(name, decodeWords(text).slice(0, limits.name));
      continue;
    }
    const list = pieces.get(match[1] ?? '') ?? [];
    list.push({ index: Number(match[2] ?? 0), encoded: match[3] !== undefined, text });
    pieces.set(match[1] ?? '', list);
  }
  for (const [name, list] of pieces) {
    list.sort((a, b) => a.index - b.index);
    let charset = 'utf-8';
    const bytes: Buffer[] = [];
    for (const [position, piece] of list.entries()) {
      let text = piece.text;
      if (position === 0 && piece.encoded) {
        const quoted = /^([^']*)'[^']*'(.*)$/s.exec(text);
        if (quoted !== null) {
          charset = quoted[1] || 'utf-8';
          text = quoted[2] ?? '';
        }
      }
      bytes.push(piece.encoded ? decodePercent(text) : Buffer.from(text, 'latin1'));
    }
    parameters.set(name, cleanText(decodeText(Buffer.concat(bytes), charset)).slice(0, limits.name));
  }
  return parameters;
}

function decodePercent(text: string): Buffer {
  return Buffer.from(
    text.replaceAll(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
}
