import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LocalStore, openLocalStore } from '../../tests/support/local-store.ts';
import { searchMail } from '../queries/search/search-mail.ts';
import { countUnindexed, indexSome } from '../store/tables/search-index.ts';
import { startBackgroundWork } from './background-work.ts';

let local: LocalStore;
beforeEach(() => {
  local = openLocalStore();
});
afterEach(() => local.close());

const segments = () =>
  local.store.db.prepare('SELECT count(DISTINCT segid) FROM message_search_idx').pluck().get() as number;
const found = () => searchMail(local.store.db, { query: 'giraffe', limit: 50, exact: true }).total;

describe('background work', () => {
  it('indexes in spare moments while mail is brought in, once there is a piece of it, and no other time', async () => {
    const background = startBackgroundWork(local.store);
    const release = background.hold();
    for (let index = 0; index < 9; index += 1) local.mail({ text: `giraffe ${index}` });
    background.wake();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(countUnindexed(local.store.db)).toBe(9);
    background.spare(10);
    expect(countUnindexed(local.store.db)).toBe(9);
    background.spare(4);
    expect(countUnindexed(local.store.db)).toBe(5);
    release();
    await background.finish();
    expect([countUnindexed(local.store.db), found()]).toEqual([0, 9]);
    background.stop();
  });

  it('joins the segments of the index that much new mail leaves, and finds what it found', async () => {
    local.store.db.prepare(`INSERT INTO message_search (message_search, rank) VALUES ('automerge', 0)`).run();
    for (let index = 0; index < 12; index += 1) {
      local.mail({ text: `giraffe ${index}` });
      local.store.write((tx) => indexSome(tx, 1));
    }
    expect(segments()).toBeGreaterThan(6);
    const background = startBackgroundWork(local.store);
    await background.finish();
    expect(segments()).toBeLessThanOrEqual(6);
    expect(found()).toBe(12);
    background.stop();
  });
});
