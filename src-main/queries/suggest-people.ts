import type { CallOutput, CallParsed } from '#shared/contract/contract.ts';
import type { Address } from '#shared/model/conversation.ts';
import { normalizeAddress } from '#shared/rules/address.ts';
import { fold, searchText } from '#shared/rules/search-text.ts';
import { isSendable } from '#shared/rules/sending-checks.ts';
import { type ReadDb, statement } from '../store/sqlite.ts';
import { forgottenAddresses } from '../store/tables/forgotten-addresses.ts';
import { readRecipients } from '../store/tables/recipients.ts';

interface Row {
  date: number;
  outgoing: number;
  from_name: string;
  from_address: string;
  recipients: string;
}

/** So much of the newest mail is looked at: who was not written to or heard of in it is not likely meant. */
const LOOKED_AT = 400;

const columns = 'm.date, m.outgoing, m.from_name, m.from_address, m.recipients';
const matching = statement<Row, [string, number]>(
  `SELECT ${columns} FROM (SELECT rowid AS id FROM message_search WHERE message_search MATCH ? ORDER BY rowid DESC LIMIT ?) f
   CROSS JOIN message m ON m.id = f.id`,
);
const newest = statement<Row, []>(
  `SELECT ${columns} FROM (SELECT * FROM message ORDER BY id DESC LIMIT ${LOOKED_AT}) m`,
);

interface Person extends Address {
  lastAt: number;
  sent: number;
  received: number;
}

/** People to write to whose name or address has a word that begins with what was typed: those one writes to first, the last first (D23). */
export function suggestPeople(db: ReadDb, { text, limit }: CallParsed<'suggestPeople'>): CallOutput<'suggestPeople'> {
  const words = wordsOf(text);
  const rows =
    words.length === 0
      ? newest(db).all()
      : matching(db).all(words.map((word) => `people : "${word}"*`).join(' AND '), LOOKED_AT);
  const people = new Map<string, Person>();
  for (const row of rows) collect(row, people);
  const forgotten = forgottenAddresses(db);
  return [...people.entries()]
    .filter(([key, person]) => !forgotten.has(key) && isSendable(person.address) && begins(person, words))
    .map(([, person]) => person)
    .sort((a, b) => Number(b.sent > 0) - Number(a.sent > 0) || b.lastAt - a.lastAt)
    .slice(0, limit);
}

const wordsOf = (text: string): string[] =>
  fold(searchText(text))
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

const begins = (person: Address, words: readonly string[]): boolean => {
  const own = wordsOf(`${person.name} ${person.address}`);
  return words.every((word) => own.some((other) => other.startsWith(word)));
};

/** Of mail sent: whom it went to; of mail received: who wrote it. */
function collect(row: Row, people: Map<string, Person>): void {
  const { to, cc, bcc } = readRecipients(row.recipients);
  const sent = row.outgoing === 1;
  const list = sent ? [...to, ...cc, ...bcc] : [{ name: row.from_name, address: row.from_address }];
  for (const { name, address } of list) {
    const key = normalizeAddress(address);
    if (key === '') continue;
    const known = people.get(key) ?? { name, address, lastAt: 0, sent: 0, received: 0 };
    people.set(key, {
      ...known,
      name: known.name || name,
      lastAt: Math.max(known.lastAt, row.date),
      sent: known.sent + Number(sent),
      received: known.received + Number(!sent),
    });
  }
}
