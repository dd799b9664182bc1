import type { Address } from '#shared/model/conversation.ts';
import { decodeWords } from './encoded-words.ts';
import { limits } from './limits.ts';

/**
 * An address list (RFC 5322 §3.4), lenient and linear: quoted strings, comments, routes and groups are understood, a group's
 * members are listed, an entry without an @ is kept by its name. What stands in the last <…> is the address, whatever the
 * name pretends to be.
 */
export function parseAddresses(field: string): Address[] {
  const found: Address[] = [];
  let name = '';
  let quoted = '';
  let comment = '';
  let angle: string | null = null;
  let position = 0;
  const push = () => {
    const address = toAddress(name, quoted, comment, angle);
    if (address !== null) found.push(address);
    name = '';
    quoted = '';
    comment = '';
    angle = null;
  };
  while (position < field.length && found.length < limits.addresses) {
    const character = field[position];
    if (character === '"') {
      const [text, end] = readQuoted(field, position + 1);
      // "local part"@host is an address, not a name
      if (field[end] === '@') name += `"${text}"`;
      else quoted = quoted === '' ? text : `${quoted} ${text}`;
      position = end;
    } else if (character === '(') {
      const [text, end] = readComment(field, position + 1);
      comment = text;
      position = end;
    } else if (character === '<') {
      const end = field.indexOf('>', position);
      const stop = end === -1 ? field.length : end;
      angle = field.slice(position + 1, stop);
      position = stop + 1;
    } else if (character === ',' || character === ';') {
      push();
      position += 1;
    } else if (character === ':' && angle === null && !name.includes('[')) {
      // a group's name; not the colons of an address literal, user@[IPv6:…]
      name = '';
      quoted = '';
      position += 1;
    } else {
      name += character;
      position += 1;
    }
  }
  if (found.length < limits.addresses) push();
  return found;
}

function toAddress(name: string, quoted: string, comment: string, angle: string | null): Address | null {
  const bare = name.trim();
  if (angle === null) {
    if (bare === '' && quoted === '') return null;
    if (!bare.includes('@')) return { name: cleanName(joinNames(quoted, bare)), address: '' };
    return { name: cleanName(quoted || comment), address: cleanAddress(bare) };
  }
  const shown = cleanName(joinNames(quoted, bare) || comment);
  const address = cleanAddress(angle);
  return { name: shown === address ? '' : shown.slice(0, limits.name), address };
}

function joinNames(quoted: string, bare: string): string {
  return quoted !== '' && bare !== '' ? `${quoted} ${bare}` : quoted || bare;
}

/**
 * A name as it may be shown: no line ends, and nothing that turns the direction of writing or has no width, by which one name is made to
 * look like another (SECURITY §2). The joiners of Persian and of emoji stay.
 */
function cleanName(text: string): string {
  return decodeWords(text)
    .replaceAll(/[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** White space and control characters never belong in an address; a source route (<@a,@b:user@host>) is dropped. */
function cleanAddress(text: string): string {
  const route = text.startsWith('@') ? text.slice(text.indexOf(':') + 1) : text;
  return decodeWords(route)
    .replaceAll(/[\s\x00-\x1f\x7f<>]/g, '')
    .slice(0, 320);
}

function readQuoted(field: string, start: number): [string, number] {
  let position = start;
  let text = '';
  while (position < field.length && field[position] !== '"') {
    if (field[position] === '\\' && position + 1 < field.length) position += 1;
    text += field[position];
    position += 1;
  }
  return [text, position + 1];
}

function readComment(field: string, start: number): [string, number] {
  let position = start;
  let depth = 1;
  let text = '';
  while (position < field.length) {
    const character = field[position];
    if (character === '\\') position += 1;
    else if (character === '(') depth += 1;
    else if (character === ')') {
      depth -= 1;
      if (depth === 0) return [text, position + 1];
    }
    text += field[position] ?? '';
    position += 1;
  }
  return [text, position];
}

/** All values of the `<…>` tokens of a Message-ID list, without brackets; lenient towards missing ones. */
export function parseMessageIds(field: string): string[] {
  const ids: string[] = [];
  const clean = (token: string) => token.replaceAll(/[\s\x00-\x1f\x7f]/g, '').slice(0, limits.messageId);
  for (const match of field.matchAll(/<([^<>]{1,2000})>/g)) {
    const id = clean(match[1] ?? '');
    if (id !== '') ids.push(id);
  }
  if (ids.length === 0) {
    for (const token of field.split(/[\s,]+/)) if (token.includes('@')) ids.push(clean(token));
  }
  return ids;
}
