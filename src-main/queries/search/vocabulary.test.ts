import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalStore, openLocalStore } from '../../../tests/support/local-store.ts';
import { openForReading } from '../../store/sqlite.ts';
import { correctWord, expandPrefix, isKnownWord, readVocabulary } from './vocabulary.ts';

let local: LocalStore;
beforeAll(() => {
  local = openLocalStore();
  const words = (from: number) => Array.from({ length: 150 }, (_, index) => `word${from + index}x`).join(' ');
  for (let index = 0; index < 4; index += 1)
    local.mail({ subject: `invoice ${index}`, text: `${words(index * 50)} naïve résumé 報價 offer` });
  local.mail({ subject: 'invoice again', text: 'offers' });
  local.index();
});
afterAll(() => local.close());

function answers(db: LocalStore['store']['db']) {
  return {
    short: expandPrefix(db, 'w'),
    none: expandPrefix(db, 'zz'),
    known: ['invoice', 'offer', 'naive', '報', 'offr', ''].map((word) => isKnownWord(db, word)),
    corrected: ['invoce', 'nvoice', 'nivoice', 'ofer', 'resme', 'zzzzzz'].map((word) => correctWord(db, word)),
  };
}

describe('the words of the index (INB-6)', () => {
  it('are the same, looked up in the index and read ahead in pieces', () => {
    const db = openForReading(local.store.file);
    const before = answers(db);
    expect(before.short.words).toHaveLength(32);
    expect(before.known).toEqual([true, true, true, true, false, false]);
    expect(before.corrected).toEqual(['invoice', 'invoice', 'invoice', 'offer', 'resume', '']);
    let pieces = 0;
    while (readVocabulary(db, 0)) pieces += 1;
    expect(pieces).toBeGreaterThan(100);
    const after = answers(db);
    expect(after).toEqual(before);
    db.close();
  });

  it('are read again once the store has grown', () => {
    const db = openForReading(local.store.file);
    while (readVocabulary(db, 1_000)) {}
    expect(readVocabulary(db, 1_000)).toBe(false);
    for (let index = 0; index < 60; index += 1) local.mail({ text: `giraffe ${index}` });
    local.index();
    // not read yet: looked up
    expect(isKnownWord(db, 'giraffe')).toBe(true);
    expect(readVocabulary(db, 0)).toBe(true);
    while (readVocabulary(db, 0)) {}
    expect(isKnownWord(db, 'giraffe')).toBe(true);
    db.close();
  });
});
