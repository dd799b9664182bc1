import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallOutput } from '#shared/contract/contract.ts';
import type { ItemId } from '#shared/model/ids.ts';
import type { ListScope, Selection } from '#shared/model/selection.ts';
import { type CallStore, openCallStore } from '../support/call-store.ts';
import { alice, carol, dave, type Mailbox, message } from '../support/messages.ts';

/** INB-3 as issue 4 wants it: 20,000 conversations of every awkward kind, cleaned up by hand and guided. */

const CONVERSATIONS = 20_000;
const stranger: Mailbox = { name: 'News', address: 'news@list.example' };
const colleague: Mailbox = { name: 'Colleague', address: 'colleague@secret.example' };
const boss: Mailbox = { name: 'Boss', address: 'boss@secret.example' };

type Parts = Parameters<typeof message>[0];
interface Kind {
  readonly name: string;
  /** In the order of arrival; from alice means that it lies in Sent. */
  readonly mail: (id: string) => readonly NonNullable<Parts>[];
  /** Whether the clean-up keeps it in Inbox; `sent`: it is in no Inbox at all. */
  readonly ends: 'kept' | 'deleted' | 'sent';
}

const received = (from: Mailbox, more: Parts = {}) => ({ from, to: [alice], ...more });
const sent = (to: Mailbox, more: Parts = {}) => ({ from: alice, to: [to], ...more });
const kinds: readonly Kind[] = [
  { name: 'from a contact', ends: 'kept', mail: () => [received(carol)] },
  { name: 'only sent to a contact', ends: 'sent', mail: () => [sent(carol)] },
  {
    name: 'sent to a contact, who replied',
    ends: 'kept',
    mail: (id) => [sent(carol, { messageId: `q${id}` }), received(carol, { references: [`q${id}`] })],
  },
  {
    name: 'a stranger’s, answered with a contact in Cc',
    ends: 'deleted',
    mail: (id) => [
      received(stranger, { messageId: `s${id}` }),
      sent(stranger, { cc: [carol], references: [`s${id}`] }),
    ],
  },
  {
    name: 'a stranger’s, answered with a contact in Cc, who replied',
    ends: 'kept',
    mail: (id) => [
      received(stranger, { messageId: `s${id}` }),
      sent(stranger, { cc: [carol], messageId: `a${id}`, references: [`s${id}`] }),
      received(carol, { references: [`s${id}`, `a${id}`] }),
    ],
  },
  {
    name: 'two contacts in one thread',
    ends: 'kept',
    mail: (id) => [
      received(carol, { to: [alice, dave], messageId: `t${id}` }),
      received(dave, { to: [alice, carol], references: [`t${id}`] }),
    ],
  },
  { name: 'a second address', ends: 'kept', mail: () => [received({ address: 'c.nowak@home.example' })] },
  { name: 'a plus-address', ends: 'kept', mail: () => [received({ address: 'carol+crm@customer.example' })] },
  { name: 'upper case', ends: 'kept', mail: () => [received({ name: 'CAROL', address: 'CAROL@CUSTOMER.EXAMPLE' })] },
  {
    name: 'a mailing list',
    ends: 'deleted',
    mail: () => [received(stranger, { headers: { 'List-Id': '<news.list.example>' } })],
  },
  {
    name: 'a contact’s mail through a mailing list',
    ends: 'kept',
    mail: () => [
      received(dave, { to: [{ address: 'all@list.example' }], headers: { 'List-Id': '<all.list.example>' } }),
    ],
  },
  { name: 'a contact who is never logged', ends: 'kept', mail: () => [received(boss)] },
  { name: 'never logged, and no contact', ends: 'deleted', mail: () => [received(colleague)] },
  { name: 'a stranger’s to a contact too', ends: 'deleted', mail: () => [received(stranger, { to: [alice, carol] })] },
  {
    name: 'somebody whose address only looks like a contact’s',
    ends: 'deleted',
    mail: () => [received({ address: 'carol@mail.customer.example' })],
  },
];
const kindOf = (index: number): Kind => kinds[index % kinds.length] as Kind;
const subjectOf = (index: number): string => `${kindOf(index).name} #${index}`;
const indices = Array.from({ length: CONVERSATIONS }, (_, index) => index);
/** Every tenth of some kinds was archived before. */
const archivedBefore = (index: number): boolean =>
  kindOf(index).ends !== 'sent' && Math.floor(index / kinds.length) % 10 === 9;

async function fill(): Promise<{ store: CallStore; contacts: ItemId[] }> {
  const store = openCallStore();
  const contacts = [
    await store.add({ kind: 'contact', name: 'Carol', addresses: [carol.address, 'c.nowak@home.example'] }),
    await store.add({ kind: 'contact', name: 'Dave', addresses: [dave.address] }),
    await store.add({ kind: 'contact', name: 'Boss', addresses: [boss.address] }),
  ].map((item) => item.id);
  await store.call('addNeverLog', { pattern: '*@secret.example' });
  for (let from = 0; from < CONVERSATIONS; from += 500) {
    const mail = indices.slice(from, from + 500).flatMap((index) =>
      kindOf(index)
        .mail(`-${index}@x.example`)
        .map((parts) => ({ parts, subject: subjectOf(index) })),
    );
    for (const folder of ['INBOX', 'Sent']) {
      const here = mail.filter(({ parts }) => (parts.from === alice) === (folder === 'Sent'));
      const raws = here.map(({ parts, subject }) => message({ ...parts, subject }));
      if (raws.length > 0) store.receiveAll(raws, { folder, receivedAt: Date.UTC(2026, 10, 1) + from });
    }
  }
  const bySubject = new Map((await rows(store, 'inbox')).map((row) => [row.subject, row.id]));
  const ids = indices.filter(archivedBefore).flatMap((index) => bySubject.get(subjectOf(index)) ?? []);
  await store.call('archive', { selection: { kind: 'conversations', ids } });
  return { store, contacts };
}

/** All of a list, page by page. */
async function rows(store: CallStore, view: ListScope['view']): Promise<CallOutput<'listPage'>['rows']> {
  const found: CallOutput<'listPage'>['rows'] = [];
  for (let after: string | null = null; ; ) {
    const scope = { view, filters: [] };
    const page: CallOutput<'listPage'> = await store.call('listPage', { scope, limit: 5_000, after });
    found.push(...page.rows);
    after = page.next;
    if (after === null) return found;
  }
}

const subjects = async (store: CallStore, view: ListScope['view']) =>
  (await rows(store, view)).map((row) => row.subject).sort();

async function everything(
  store: CallStore,
  view: ListScope['view'],
  filters: ListScope['filters'] = [],
): Promise<Selection> {
  const scope = { view, filters };
  const { watermark } = await store.call('listWindow', { scope, start: 0, count: 50 });
  return { kind: 'matching', scope, except: [], watermark };
}

const expected = (choose: (index: number) => boolean): string[] => indices.filter(choose).map(subjectOf).sort();
const kept = expected((index) => kindOf(index).ends === 'kept' && !archivedBefore(index));
const before = expected(archivedBefore);

let byHand: CallStore;
let guided: CallStore;
let contacts: ItemId[];
beforeAll(async () => {
  ({ store: byHand, contacts } = await fill());
  ({ store: guided } = await fill());
}, 600_000);
afterAll(() => {
  byHand?.close();
  guided?.close();
});

describe('cleaning up 20,000 conversations (INB-3)', () => {
  it('INB-3, R118…R122, DEL-7: by hand: filter, archive all, delete the rest, unarchive all', async () => {
    const total = (await byHand.call('listPage', { scope: { view: 'inbox', filters: [] }, limit: 1 })).total;
    expect(total).toBe(expected((index) => kindOf(index).ends !== 'sent' && !archivedBefore(index)).length);
    await byHand.call('archive', { selection: await everything(byHand, 'inbox', ['from-contact']) });
    expect(await subjects(byHand, 'inbox')).toEqual(
      expected((index) => kindOf(index).ends === 'deleted' && !archivedBefore(index)),
    );
    await byHand.call('deleteMail', { selection: await everything(byHand, 'inbox') });
    expect(await subjects(byHand, 'inbox')).toEqual([]);
    await byHand.call('unarchive', { selection: await everything(byHand, 'archive') });
    // by hand, what was archived before comes back too (R121)
    expect(await subjects(byHand, 'inbox')).toEqual([...kept, ...before].sort());
    expect(await subjects(byHand, 'archive')).toEqual([]);
  });

  it('INB-3, R122, R123, R124: guided: the same inbox, and Archive as it was', async () => {
    const preview = await guided.call('cleanUpPreview', {});
    const doomed = (index: number) => kindOf(index).ends === 'deleted' && !archivedBefore(index);
    expect(preview.conversations).toBe(expected(doomed).length);
    expect(preview.fromContacts).toBe(kept.length);
    const withContact = (index: number) => doomed(index) && kindOf(index).name.includes('contact in Cc');
    expect(preview.sentToContacts).toBe(expected(withContact).length);
    const { watermark } = preview;
    // first without what holds mail sent to contacts: that stays
    const first = await guided.call('cleanUp', { watermark, atProvider: false });
    expect(first).toMatchObject({ kept: preview.sentToContacts, cancelled: false });
    expect(await subjects(guided, 'inbox')).toEqual([...kept, ...expected(withContact)].sort());
    await guided.call('cleanUp', { watermark, atProvider: false, sentToContacts: true });
    expect(await subjects(guided, 'inbox')).toEqual(kept);
    expect(await subjects(guided, 'archive')).toEqual(before);
  });

  it('INB-3, DEL-2, CRM-2: both ends alike: the same mail is left, on the same records, and nothing of the deleted', async () => {
    const left = (store: CallStore) =>
      store.store.db.prepare<[], { subject: string }>('SELECT subject FROM message ORDER BY subject').all();
    const onRecord = (store: CallStore, item: ItemId) =>
      store.store.db
        .prepare<[number], { subject: string }>(
          'SELECT c.subject FROM link l JOIN conversation c ON c.id = l.conversation_id WHERE l.item_id = ? ORDER BY 1',
        )
        .all(item);
    expect(left(byHand).length).toBeGreaterThan(kept.length);
    expect(left(byHand)).toEqual(left(guided));
    for (const item of contacts.slice(0, 2)) expect(onRecord(byHand, item).length).toBeGreaterThan(1_000);
    for (const item of contacts) expect(onRecord(byHand, item)).toEqual(onRecord(guided, item));
    expect(onRecord(byHand, contacts[2] as ItemId)).toEqual([]);
    for (const store of [byHand, guided]) {
      for (const table of ['link', 'correspondent'])
        expect(
          store.store.db
            .prepare(`SELECT count(*) AS n FROM ${table} WHERE conversation_id NOT IN (SELECT id FROM conversation)`)
            .get(),
        ).toEqual({ n: 0 });
    }
  });
});
