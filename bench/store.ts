import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ConversationId } from '#shared/model/ids.ts';
import { archiveConversations } from '../src-main/commands/archive-conversations.ts';
import { markMail } from '../src-main/commands/mark-mail.ts';
import { undoCommand } from '../src-main/commands/undo-command.ts';
import { conversationDetail } from '../src-main/queries/conversation-detail.ts';
import { listConversations } from '../src-main/queries/list-conversations.ts';
import { listWindow } from '../src-main/queries/list-window.ts';
import { searchMail } from '../src-main/queries/search/search-mail.ts';
import { readVocabulary } from '../src-main/queries/search/vocabulary.ts';
import { openForReading } from '../src-main/store/sqlite.ts';
import { type Spread, timeEach } from './measure.ts';
import { makeSyntheticStore } from './synthetic-store.ts';

export interface StoreResult {
  readonly messages: number;
  /** Milliseconds. */
  readonly rows: Readonly<Record<string, Spread>>;
}

const words = [
  'invoice',
  'contract',
  'renewal',
  'security questionnaire',
  '"pilot schedule"',
  'from:anna budget',
  'ref499',
  'approval -legal',
];
const prefixes = ['in', 'co', 're', 'pr', 'se', 'de', 'ap', 'qu'];

/**
 * The same work on stores of several sizes, each median against that on the smallest: what an index answers grows with the logarithm, what
 * scans grows with the store.
 */
export function measureGrowth(sizes: readonly number[], say: (text: string) => void): StoreResult[] {
  return sizes.map((size) => measureStore(size, say));
}

/** Engine work on a store of `messages` messages: reading on a connection of its own, as the reader threads do. */
function measureStore(messages: number, say: (text: string) => void): StoreResult {
  const dir = mkdtempSync(join(tmpdir(), 'dealbox-store-'));
  try {
    const store = makeSyntheticStore(dir, messages, say);
    const db = openForReading(store.file);
    const context = { store, now: Date.now };
    const total = Math.floor(messages / 2);
    const page = { scope: { view: 'inbox' as const, filters: [] }, count: 50 };
    const all = listConversations(db, { view: 'inbox', filters: [] }, { after: null, skip: 0, limit: 10_000 }).rows;
    const id = (round: number) => all[(round * 37) % all.length]?.id ?? (1 as ConversationId);
    const search = (query: string) => searchMail(db, { query, limit: 50, exact: false });
    const spreadOf = (times: number, work: (round: number) => void) => {
      work(0);
      return timeEach(times, work);
    };
    // as the thread that searches does, before anyone asks
    while (readVocabulary(db, 1_000)) {}
    const select = (ids: ConversationId[]) => ({ kind: 'conversations', ids }) as const;
    const rows: Record<string, Spread> = {
      'list, first page': spreadOf(300, () => listWindow(db, { ...page, start: 0 })),
      'list, next pages': spreadOf(300, (round) => listWindow(db, { ...page, start: (round * 50) % total })),
      'list, jump to a random place': spreadOf(50, (round) =>
        listWindow(db, { ...page, start: (round * 7_919) % total }),
      ),
      'list, unread only': spreadOf(100, () =>
        listWindow(db, { ...page, scope: { view: 'inbox', filters: ['unread'] }, start: 0 }),
      ),
      'open a conversation': spreadOf(300, (round) => conversationDetail(db, id(round))),
      'search, words and phrases': spreadOf(80, (round) => search(words[round % words.length] ?? '')),
      'search, two letters typed': spreadOf(80, (round) => search(prefixes[round % prefixes.length] ?? '')),
      'mark one read or unread, committed': spreadOf(200, (round) =>
        markMail(context, select([id(round)]), 'seen', round % 2 === 0),
      ),
    };
    const many = select(all.map((row) => row.id));
    const undos: number[] = [];
    rows['archive 10,000, committed'] = timeEach(1, () => {
      const { undo } = archiveConversations(context, many);
      if (undo !== null) undos.push(undo);
    });
    rows['undo of that'] = timeEach(1, () => {
      for (const undo of undos) undoCommand(context, undo as never);
    });
    db.close();
    store.close();
    return { messages, rows };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
