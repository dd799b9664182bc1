import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contract } from '#shared/contract/contract.ts';
import type { ItemId } from '#shared/model/ids.ts';
import type { ListScope, MailFilter } from '#shared/model/selection.ts';
import { addItem } from '../src-main/commands/items/add-item.ts';
import { removeItem } from '../src-main/commands/items/remove-item.ts';
import { linkConversations } from '../src-main/commands/link-conversations.ts';
import { importContacts } from '../src-main/engine/contacts-files.ts';
import type { EngineContext } from '../src-main/engine/engine-context.ts';
import { makeTasks } from '../src-main/engine/tasks.ts';
import { cleanUpPreview } from '../src-main/queries/clean-up-preview.ts';
import { board } from '../src-main/queries/items/board.ts';
import { findItems } from '../src-main/queries/items/find-items.ts';
import { itemDetail } from '../src-main/queries/items/item-detail.ts';
import { itemFiles } from '../src-main/queries/items/item-files.ts';
import { itemHistory } from '../src-main/queries/items/item-history.ts';
import { listItems } from '../src-main/queries/items/list-items.ts';
import { conversationLinks } from '../src-main/queries/links/conversation-links.ts';
import { listWindow } from '../src-main/queries/list-window.ts';
import { relinkSome } from '../src-main/store/linking/relink-addresses.ts';
import { listRows } from '../src-main/store/list-rows.ts';
import { openForReading } from '../src-main/store/sqlite.ts';
import { type Spread, timeEach } from './measure.ts';
import { makeSyntheticStore } from './synthetic-store.ts';

export interface ItemsResult {
  readonly messages: number;
  readonly contacts: number;
  readonly deals: number;
  /** Milliseconds. */
  readonly rows: Readonly<Record<string, Spread>>;
}

const DEALS = 20_000;
const CONTACTS = 50_000;
/** Correspondents left without a contact: the new ones of the measurement. */
const UNKNOWN = 400;
const addressOf = (n: number): string => `p${n}@c${n % 4_000}.example`;

const views = ['inbox', 'archive', 'sent'] as const;
const filterSets: MailFilter[][] = [
  ['from-contact'],
  ['not-from-contact'],
  ['linked'],
  ['not-linked', 'unread'],
  ['from-contact', 'unread', 'attachment'],
  ['not-from-contact', 'not-linked', 'starred'],
];

/** Items and links on a store of `messages` messages, 50,000 contacts and 20,000 deals (issue 4, "It must reach"). */
export async function measureItems(messages: number, say: (text: string) => void): Promise<ItemsResult> {
  const dir = mkdtempSync(join(tmpdir(), 'dealbox-items-'));
  try {
    const store = makeSyntheticStore(dir, messages, say);
    const context = {
      store,
      now: Date.now,
      tasks: makeTasks(),
      background: { wake() {} },
      onProgress() {},
    } as unknown as EngineContext;
    const rows: Record<string, Spread> = {};

    const file = join(dir, 'contacts.csv');
    const lines = Array.from({ length: CONTACTS }, (_, index) => {
      const n = index + UNKNOWN;
      return `Person ${n} of House ${n % 4_000},${addressOf(n)},House ${n % 4_000},+1 555 ${1_000_000 + n}`;
    });
    writeFileSync(file, `Name,E-mail,Organization,Phone\n${lines.join('\n')}\n`);
    const begun = performance.now();
    const input = contract.importContacts.input.parse({ path: file });
    const { created } = await importContacts(context, input);
    rows['import of 50,000 contacts'] = once(performance.now() - begun);
    say(`${created} contacts imported`);
    rows['their earlier mail, linked in the background'] = timeEach(1, () => {
      while (relinkSome(store, 400, Date.now()));
    });

    store.relaxed(true);
    const contact = store.db
      .prepare<[number], ItemId>(`SELECT id FROM item WHERE kind = 'contact' LIMIT 1 OFFSET ?`)
      .pluck();
    const deals: ItemId[] = [];
    for (let index = 0; index < DEALS; index += 1) {
      const person = index % 2 === 0 ? contact.get(index) : undefined;
      const deal = {
        kind: 'deal',
        name: `Deal ${index}`,
        value: index * 100,
        currency: 'EUR',
        contact: person,
        people: [],
      } as const;
      deals.push(addItem(context, deal as never).item.id);
    }
    store.relaxed(false);
    const busy = deals[0] ?? (1 as ItemId);
    const most = listRows(store.db, { view: 'inbox', filters: [] }, { after: null, skip: 0, limit: 10_000 });
    const ids = most.map((row) => row.id as never);
    linkConversations(context, { selection: { kind: 'conversations', ids }, item: busy });
    store.checkpoint();
    say('deals made');

    const db = openForReading(store.file);
    const spreadOf = (times: number, work: (round: number) => void) => {
      work(0);
      return timeEach(times, work);
    };
    const parse = <N extends 'items' | 'item' | 'itemHistory' | 'itemFiles' | 'findItems' | 'board'>(
      name: N,
      asked: object,
    ) => contract[name].input.parse(asked) as never;
    const open = (id: number) => {
      itemDetail(db, parse('item', { id }));
      itemHistory(db, parse('itemHistory', { id }));
      itemFiles(db, parse('itemFiles', { id, limit: 20 }));
    };
    const some = (kind: string) =>
      db.prepare<[string], number>('SELECT id FROM item WHERE kind = ? ORDER BY id LIMIT 300').pluck().all(kind);
    for (const kind of ['contact', 'organization', 'deal']) {
      const found = some(kind);
      rows[`detail view of a ${kind}`] = spreadOf(200, (round) => open(found[round % found.length] ?? 1));
    }
    rows['detail view with 10,000 conversations'] = spreadOf(50, () => open(busy));
    for (const filters of filterSets) {
      const scope = (round: number): ListScope => ({ view: views[round % 3] ?? 'inbox', filters });
      rows[`list, ${filters.join(' + ')}`] = spreadOf(99, (round) =>
        listWindow(db, { scope: scope(round), start: 0, count: 50 }),
      );
    }
    rows['contacts by name'] = spreadOf(100, () => listItems(db, parse('items', { kind: 'contact' })));
    rows['contacts by organization, descending'] = spreadOf(100, () =>
      listItems(db, parse('items', { kind: 'contact', sort: 'organization', descending: true })),
    );
    rows['contacts, one letter typed'] = spreadOf(50, () =>
      listItems(db, parse('items', { kind: 'contact', search: 'p' })),
    );
    rows['contacts, a name typed'] = spreadOf(50, (round) =>
      listItems(db, parse('items', { kind: 'contact', search: `house ${round * 17}` })),
    );
    rows['deals by value, open'] = spreadOf(50, () =>
      listItems(db, parse('items', { kind: 'deal', sort: 'value', statuses: ['open'] })),
    );
    rows['deals by value, lost (none)'] = spreadOf(50, () =>
      listItems(db, parse('items', { kind: 'deal', sort: 'value', statuses: ['lost'] })),
    );
    rows.board = spreadOf(50, () => board(db, parse('board', { pipeline: 1 })));
    rows['quick finder, one letter'] = spreadOf(50, () => findItems(db, parse('findItems', { text: 'p' })));
    rows['side panel of a conversation'] = spreadOf(200, (round) =>
      conversationLinks(db, { id: ids[(round * 37) % ids.length] as never }),
    );
    rows['preview of a clean-up'] = spreadOf(3, () => cleanUpPreview(db, {}));

    const made: ItemId[] = [];
    const add = (addresses: string[]) =>
      made.push(addItem(context, { kind: 'contact', name: 'New', addresses, people: [] }).item.id);
    rows['a new contact’s mail linked'] = timeEach(50, (round) => add([addressOf(round * 2)]));
    rows['a new contact with 20 addresses'] = timeEach(5, (round) =>
      add(Array.from({ length: 20 }, (_, index) => addressOf(100 + round * 40 + index * 2))),
    );
    rows['a contact removed'] = timeEach(20, (round) => removeItem(context, { id: made[round] ?? (1 as ItemId) }));
    db.close();
    store.close();
    return { messages, contacts: CONTACTS, deals: DEALS, rows };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

const once = (value: number): Spread => ({ median: value, min: value, max: value, p95: value, p99: value });
