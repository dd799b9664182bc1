import ICAL from 'ical.js';
import type { ContactField, FileContact, RowMessage } from '#shared/model/exchange.ts';
import { contactOf } from './map-rows.ts';
import { modernCard } from './vcard-21.ts';

/** One property of a card as ical.js reads it (jCard, RFC 7095): name, parameters, type, values. */
type JProperty = readonly [string, Readonly<Record<string, unknown>>, string, ...unknown[]];

/** Longer ones are no contact, but a picture. UTF-16 units. */
const MOST = 2 * 1024 * 1024;

/** Cards of versions 2.1, 3.0 and 4.0, mixed as they come. One that cannot be read is told by its number (1 is the first). */
export function readVcards(text: string): { contacts: FileContact[]; errors: RowMessage[] } {
  const contacts: FileContact[] = [];
  const errors: RowMessage[] = [];
  let row = 0;
  for (const card of cutCards(text)) {
    row += 1;
    try {
      if (card.length > MOST) throw new Error('the card is too long');
      if (!/END:VCARD\s*$/i.test(card)) throw new Error('END:VCARD is missing');
      contacts.push(readCard(card, row));
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      errors.push({ row, message: `This card cannot be read (${why.slice(0, 100)}).` });
    }
  }
  return { contacts, errors };
}

/** From each BEGIN:VCARD to its END:VCARD, or to where the next one begins. */
function cutCards(text: string): string[] {
  const starts = [...text.matchAll(/^BEGIN:VCARD[ \t]*$/gim)].map((match) => match.index);
  return starts.map((start, index) => {
    const piece = text.slice(start, starts[index + 1] ?? text.length);
    const end = /^END:VCARD[ \t]*$/im.exec(piece);
    return end === null ? piece : piece.slice(0, end.index + end[0].length);
  });
}

function readCard(card: string, row: number): FileContact {
  const [, properties] = ICAL.parse(modernCard(card)) as unknown as [string, JProperty[]];
  const found = new Map<ContactField, string[]>();
  const add = (field: ContactField, value: string) => {
    if (value.trim() !== '') found.set(field, [...(found.get(field) ?? []), value.trim()]);
  };
  for (const [name, parameters, , ...values] of byPreference(properties)) {
    const [value] = values;
    const parts = Array.isArray(value) ? value.map(asText) : [asText(value)];
    const text = parts.join(' ').trim();
    switch (name) {
      case 'fn':
        add('name', text);
        break;
      case 'n':
        add('lastName', parts[0] ?? '');
        add('firstName', parts[1] ?? '');
        break;
      case 'email':
        add('email', text.replace(/^mailto:/i, ''));
        break;
      case 'tel':
        add('phone', text.replace(/^tel:/i, ''));
        break;
      case 'org':
        add('organization', parts[0] ?? '');
        break;
      case 'title':
        add('title', text);
        break;
      case 'url':
        add('website', text);
        break;
      case 'note':
        add('note', text);
        break;
      case 'bday':
        add('birthday', text);
        break;
      case 'adr':
        addAddress(add, parts);
        break;
      default:
        // pictures, keys and what programs keep for themselves
        void parameters;
    }
  }
  const contact = contactOf(row, found);
  if (contact.name === '' && contact.emails.length === 0) throw new Error('it names nobody');
  return contact;
}

function addAddress(add: (field: ContactField, value: string) => void, parts: readonly string[]): void {
  const [, extended = '', street = '', city = '', region = '', postalCode = '', country = ''] = parts;
  add('street', [street, extended].filter((part) => part !== '').join(', '));
  add('city', city);
  add('region', region);
  add('postalCode', postalCode);
  add('country', country);
}

const asText = (value: unknown): string =>
  Array.isArray(value) ? value.map(asText).join(', ') : typeof value === 'string' ? value : String(value ?? '');

/** Preferred addresses and phones first: PREF=1 in version 4, TYPE=pref before. */
function byPreference(properties: readonly JProperty[]): JProperty[] {
  const rank = ([, parameters]: JProperty): number => {
    const pref = Number(parameters.pref ?? Number.NaN);
    if (Number.isFinite(pref)) return pref;
    const types = [parameters.type].flat().map((type) => String(type).toLowerCase());
    return types.includes('pref') ? 0 : 1_000;
  };
  return [...properties].sort((a, b) => rank(a) - rank(b));
}
