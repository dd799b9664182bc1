import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CallParsed, contract, type QueryName } from '#shared/contract/contract.ts';
import type { MailView } from '#shared/model/conversation.ts';
import type { DraftId, MessageId } from '#shared/model/ids.ts';
import type { ListScope, Selection } from '#shared/model/selection.ts';
import { type LocalStore, openLocalStore } from '../../tests/support/local-store.ts';
import { alice, bob, message } from '../../tests/support/messages.ts';
import { recordStatements as record, scans } from '../../tests/support/query-plans.ts';
import { archiveConversations, unarchiveConversations } from '../commands/archive-conversations.ts';
import { deleteMail } from '../commands/delete-mail.ts';
import { markMail } from '../commands/mark-mail.ts';
import { saveDraft } from '../commands/save-draft.ts';
import { muteConversations, remindConversations, snoozeConversations } from '../commands/snooze.ts';
import { undoCommand } from '../commands/undo-command.ts';
import { queryHandlers } from '../engine/query-handlers.ts';
import { eraseSome } from '../store/erase.ts';
import { noteFiled } from '../store/sent-mail.ts';
import type { ReadDb } from '../store/sqlite.ts';
import { openReader } from '../store/store.ts';
import { updateAccount } from '../store/tables/accounts.ts';
import { hasLeavingCopies } from '../store/tables/draft-copies.ts';
import { discardedBefore, insertDraft, unsavedDrafts } from '../store/tables/drafts.ts';
import { nextSendingAt, nextToSend, startedOutgoing } from '../store/tables/outgoing.ts';
import { wakeDueConversations } from '../store/wake-conversations.ts';

/**
 * Decision 8: no query scans a large table. Every statement that the queries of the contract and the commands of a person prepare is
 * written down and explained.
 */

let local: LocalStore;
let reader: ReadDb;
let draft: DraftId;
let read: Set<string>;
let written: Set<string>;

function ask<N extends QueryName>(name: N, input: unknown): void {
  const handler = queryHandlers[name] as (db: ReadDb, parsed: CallParsed<N>) => unknown;
  handler(reader, contract[name].input.parse(input) as CallParsed<N>);
}

const scopes: ListScope[] = (['inbox', 'archive', 'sent'] as const).flatMap((view) =>
  [undefined, 1].flatMap((account) =>
    [undefined, 'Clients', 'INBOX'].flatMap((label) =>
      [
        [],
        ['unread'],
        ['starred'],
        ['attachment'],
        ['from-contact'],
        ['not-from-contact', 'not-linked', 'unread'],
      ].flatMap((filters) =>
        [{}, { after: 1 }, { after: 1, before: 9_000_000_000_000 }].map(
          (dates) =>
            ({
              view,
              filters,
              ...dates,
              ...(account === undefined ? {} : { account }),
              ...(label === undefined ? {} : { label }),
            }) as ListScope,
        ),
      ),
    ),
  ),
);

const searches = [
  'hello',
  'hel',
  '"hello alice"',
  'subject:hello',
  'from:carol',
  'to:bob',
  'from:@',
  '-from:carol',
  'in:inbox',
  'in:archive',
  'in:sent',
  'is:unread',
  'is:read',
  'is:starred',
  '-is:starred',
  'has:attachment',
  'before:2026-01-01',
  'after:2026-01-01',
  'hello is:unread in:inbox after:2020-01-01',
  'is:unread before:2026-01-01',
  '-hello',
  'is:read -hello',
  'helo',
  'h',
];

beforeAll(() => {
  local = openLocalStore();
  written = record(local.store.db);
  const { id } = local.account(alice.address);
  local.store.write((tx) => updateAccount(tx, id, { archiveExternally: true, deleteExternally: true }));
  local.receiveAll(Array.from({ length: 300 }, (_, index) => message({ subject: `mail ${index}`, to: [alice, bob] })));
  local.mail({ subject: 'labelled' }, { folder: 'Clients', flags: 2 });
  local.mail({ subject: 'sent', from: alice }, { folder: 'Sent' });
  local.index();
  const context = { store: local.store, now: Date.now };
  const matching = (view: MailView): Selection => ({
    kind: 'matching',
    scope: { view, filters: [] },
    except: [],
    watermark: 1_000_000,
  });
  const archived = archiveConversations(context, matching('inbox'));
  unarchiveConversations(context, matching('archive'));
  undoCommand(context, archived.undo ?? (0 as never));
  markMail(context, matching('inbox'), 'seen', true);
  snoozeConversations(context, matching('inbox'), 1);
  remindConversations(context, matching('sent'), 1);
  muteConversations(context, matching('archive'), true);
  draft = local.store.write((tx) => {
    wakeDueConversations(tx, Date.now());
    nextToSend(tx.db, id, 1);
    nextSendingAt(tx.db, id);
    startedOutgoing(tx.db, id);
    unsavedDrafts(tx.db, id);
    hasLeavingCopies(tx.db, id);
    discardedBefore(tx.db, 1);
    noteFiled(tx, 1, 1);
    const from = { name: 'Alice', address: alice.address };
    const people = { from, to: [from], cc: [], bcc: [] };
    const text = {
      subject: 'draft',
      html: '<p>a</p>',
      quote: '',
      inReplyTo: '',
      references: [],
      items: [],
      messageId: 'd@x',
    };
    return insertDraft(tx, { account: id, kind: 'new', source: 0, conversation: 0, ...people, ...text }, 1);
  });
  saveDraft(context, { id: draft, change: { html: '<p>b</p>' } });
  const some = local.store.db.prepare<[], { id: number }>('SELECT id FROM message WHERE id > 0 LIMIT 20').all();
  deleteMail(context, { kind: 'messages', ids: some.map((row) => row.id as MessageId) });
  eraseSome(local.store, 100);
  reader = openReader(local.dir);
  read = record(reader);
  for (const scope of scopes) {
    ask('listWindow', { scope, start: 0, count: 50 });
    ask('listWindow', { scope, start: 50, count: 50 });
    ask('listWindow', { scope, start: 5_000, count: 50 });
    ask('listPage', { scope, limit: 10 });
    ask('listPage', { scope, limit: 10, after: '1700000000000.5' });
    ask('describeDelete', { selection: { kind: 'matching', scope, except: [], watermark: 10 } });
  }
  for (const query of searches) for (const exact of [true, false]) ask('search', { query, exact });
  ask('conversation', { id: 5 });
  ask('describeDelete', { selection: { kind: 'messages', ids: [some[0]?.id ?? 1] } });
  for (const input of [{}, { account: 1 }]) {
    for (const name of ['drafts', 'outbox', 'templates', 'signatures', 'snoozed', 'reminders'] as const)
      ask(name, input);
  }
  ask('drafts', { conversation: 5 });
  ask('draft', { id: draft });
  ask('draftChecks', { id: draft });
  ask('identities', {});
  for (const text of ['', 'car', 'carol nowak']) ask('suggestPeople', { text });
  ask('writingSettings', { account: 1 });
  for (const name of ['accounts', 'counts', 'syncStatus', 'operations', 'diagnostics'] as const) ask(name, {});
  ask('consequences', { id: 1 });
  ask('imagesAllowed', { sender: 'a@b.c' });
});
afterAll(() => {
  reader.close();
  local.close();
});

describe('query plans', () => {
  it('GEN-3: no query of the contract reads a whole large table', () => {
    expect(read.size).toBeGreaterThan(60);
    const found = [...read].flatMap((sql) => scans(local.store.db, sql).map((detail) => `${detail} ← ${sql}`));
    expect(found).toEqual([]);
  });

  it('GEN-3: nor does what a command or the arrival of mail does', () => {
    expect(written.size).toBeGreaterThan(60);
    const found = [...written].flatMap((sql) => scans(local.store.db, sql).map((detail) => `${detail} ← ${sql}`));
    expect(found).toEqual([]);
  });

  it('P10: a page of a list is a range of its index: nothing is sorted, whatever it is narrowed by', () => {
    const pages = [...read].filter(
      (sql) =>
        /FROM conversation\w* [cs] INDEXED BY/.test(sql) && sql.includes('LIMIT ?') && !sql.includes('json_each'),
    );
    expect(pages.length).toBeGreaterThan(10);
    for (const sql of pages) {
      const parameters = [...sql.matchAll(/\?/g)].map(() => null);
      const plan = reader.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters);
      expect(plan.map((row) => row.detail).filter((detail) => detail.includes('TEMP B-TREE'))).toEqual([]);
    }
  });

  it('notices a scan', () => {
    expect(scans(reader, 'SELECT id FROM message WHERE snippet = ?')).toEqual(['SCAN message']);
    expect(scans(reader, 'SELECT m.id FROM message m JOIN conversation c ON c.subject = m.subject')).not.toEqual([]);
    expect(scans(reader, 'DELETE FROM location WHERE flags = ?')).not.toEqual([]);
    // whatever it is called there
    for (const [table, alias] of [
      ['address', 'a'],
      ['item_person', 'p'],
      ['message', 'f'],
      ['link', 'e'],
      ['correspondent', 'd'],
    ])
      expect(scans(reader, `SELECT count(*) FROM ${table} AS ${alias}`)).toEqual([
        expect.stringContaining(`SCAN ${table}`),
      ]);
    expect(scans(reader, 'SELECT a.id FROM account a')).toEqual([]);
  });
});
