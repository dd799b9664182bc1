import type { Address } from '../model/conversation.ts';

export interface Searchable {
  readonly subject: string;
  readonly people: string;
  readonly body: string;
  readonly files: string;
}

/** A letter of a script that is written without spaces. */
export const wideLetter =
  /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{2ffff}]/u;
const wide = new RegExp(wideLetter, 'gu');
/** Nothing below is looked for in text without one of these. Without the u flag: a class of code units is a quick look. */
const special = /[\u00c6-\uffff]/;
const folded = /[ßẞøØłŁđĐæÆœŒıİþÞ]/g;
const foldedTo: Readonly<Record<string, string>> = {
  ß: 'ss',
  ẞ: 'ss',
  ø: 'o',
  Ø: 'o',
  ł: 'l',
  Ł: 'l',
  đ: 'd',
  Đ: 'd',
  æ: 'ae',
  Æ: 'ae',
  œ: 'oe',
  Œ: 'oe',
  ı: 'i',
  İ: 'i',
  þ: 'th',
  Þ: 'th',
};

/**
 * Text as the index and a query see it. Scripts written without spaces are cut into single characters, so that a query for part of
 * a sentence finds it as a phrase; letters that no accent-folding reaches (ß, ø, ł) are written plainly. The tokenizer does the rest.
 */
export function searchText(text: string): string {
  if (!special.test(text)) return text;
  const spaced = wideLetter.test(text) ? text.replaceAll(wide, ' $& ') : text;
  return spaced.replaceAll(folded, (letter) => foldedTo[letter] ?? letter);
}

/**
 * What the index holds of a message. Pure and stable: taking a message out of a contentless index means handing in the same text again, so
 * that a change here or in searchText() needs a migration that empties the index and puts every message into `unindexed`.
 */
export function searchDocument(message: {
  subject: string;
  people: readonly Address[];
  text: string;
  files: readonly string[];
}): Searchable {
  return {
    subject: searchText(message.subject),
    people: searchText(message.people.map((person) => `${person.name} ${person.address}`).join(' ')),
    body: searchText(message.text),
    files: searchText(message.files.join(' ')),
  };
}

/** As the index's tokenizer folds: lower case, without accents. */
export const fold = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** A name as names are compared and sorted: folded, letters that no folding reaches written plainly, white space as one blank. */
export const nameKey = (name: string): string =>
  fold(name.replaceAll(folded, (letter) => foldedTo[letter] ?? letter))
    .replaceAll(/\s+/g, ' ')
    .trim();
