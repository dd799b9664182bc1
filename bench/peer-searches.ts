import { searchMail } from '../src-main/queries/search/search-mail.ts';
import { openReader } from '../src-main/store/store.ts';
import { type Spread, spread, timeEach } from './measure.ts';
import { type NotmuchIndex, timeNotmuchSearches } from './peers/notmuch.ts';

/** One kind of search for the newest 50, milliseconds. */
export interface SearchRow {
  readonly name: string;
  /** In the engine: conversations with people, subject and the text around the hit. */
  readonly dealbox: Spread;
  /** `notmuch search` as a whole process. */
  readonly notmuch: Spread;
  /** In a process that has notmuch's index open: conversations with subject and authors, and bare message ids; null without its binding. */
  readonly notmuchOpen: Spread | null;
  readonly notmuchIds: Spread | null;
}

/** What is typed here, with a blank behind a word that is complete, and what finds the same there. */
interface Query {
  readonly typed: string;
  readonly notmuch: string;
}

const word = (text: string): Query => ({ typed: `${text} `, notmuch: text });
const beginning = (text: string): Query => ({ typed: text, notmuch: `${text}*` });

/** Of the corpus's own words. */
const kinds: readonly { readonly name: string; readonly queries: readonly Query[] }[] = [
  { name: 'one word', queries: ['invoice', 'contract', 'rechnung', 'réunion', 'zgodnie', 'pedido'].map(word) },
  { name: 'two words', queries: ['invoice friday', 'vertrag rechnung', 'umowę spotkanie'].map(word) },
  { name: 'a phrase', queries: ['"the offer for"', '"das angebot"', '"la oferta"'].map(word) },
  { name: 'a sender and a word', queries: ['from:anna contract', 'from:karl rechnung'].map(word) },
  { name: 'two letters typed', queries: ['in', 'co', 're', 'pr', 'se', 'de'].map(beginning) },
];

const ROUNDS = 7;

/** The same searches in a Dealbox data folder and in notmuch's index of the same mail. Null without notmuch. */
export async function measureSearches(
  data: string,
  index: NotmuchIndex,
  say: (text: string) => void,
): Promise<SearchRow[] | null> {
  const queries = kinds.flatMap((kind) => kind.queries);
  const found = await timeNotmuchSearches(
    index,
    queries.map(({ notmuch }) => notmuch),
    ROUNDS,
    say,
  );
  if (found === null) return null;
  const db = openReader(data);
  try {
    return kinds.map(({ name, queries: mine }) => {
      const of = (times: readonly (readonly number[])[]) =>
        spread(mine.flatMap((query) => times[queries.indexOf(query)] ?? []));
      const search = (round: number) =>
        searchMail(db, { query: mine[round % mine.length]?.typed ?? '', limit: 50, exact: false });
      for (const round of mine.keys()) search(round);
      return {
        name,
        dealbox: timeEach(mine.length * ROUNDS, search),
        notmuch: of(found.process),
        notmuchOpen: found.open === null ? null : of(found.open.conversations),
        notmuchIds: found.open === null ? null : of(found.open.ids),
      };
    });
  } finally {
    db.close();
  }
}
