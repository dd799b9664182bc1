import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MailView } from '#shared/model/conversation.ts';
import type { ConversationId } from '#shared/model/ids.ts';
import type { Selection } from '#shared/model/selection.ts';
import { type LocalStore, openLocalStore } from '../../tests/support/local-store.ts';
import { alice, bob } from '../../tests/support/messages.ts';
import { listPage } from '../queries/list-page.ts';
import { reminders, snoozed } from '../queries/snoozed.ts';
import { wakeDueConversations } from '../store/wake-conversations.ts';
import { archiveConversations } from './archive-conversations.ts';
import { muteConversations, remindConversations, snoozeConversations } from './snooze.ts';
import { undoCommand } from './undo-command.ts';

let local: LocalStore;
let time = Date.now();
const HOUR = 3_600_000;

beforeEach(() => {
  local = openLocalStore();
  time = Date.now();
});
afterEach(() => local.close());

const context = () => ({ store: local.store, now: () => time });
const list = (view: MailView): string[] =>
  listPage(local.store.db, { scope: { view, filters: [] }, after: null, limit: 50 }).rows.map((row) => row.subject);
const only = (id: number): Selection => ({ kind: 'conversations', ids: [id as ConversationId] });
const wake = () => local.store.write((tx) => wakeDueConversations(tx, time));

/** Two conversations, "older" and "newer"; gives the older one's id. */
function two(): number {
  const older = local.mail({ subject: 'older', messageId: 'older@x.example' }, { receivedAt: time - 2 * HOUR });
  local.mail({ subject: 'newer' }, { receivedAt: time - HOUR });
  return older.conversation_id;
}
const answer = (subject: string, from = bob) =>
  local.mail({ subject, from, references: ['older@x.example'] }, { folder: from === alice ? 'Sent' : 'INBOX' });

describe('snooze', () => {
  it('INB-8: out of Inbox and Archive until its time, then back at the top', () => {
    const id = two();
    snoozeConversations(context(), only(id), time + HOUR);
    expect([list('inbox'), list('archive')]).toEqual([['newer'], []]);
    expect(snoozed(local.store.db, {}).map(({ row }) => row.subject)).toEqual(['older']);
    time += HOUR - 1;
    wake();
    expect(list('inbox')).toEqual(['newer']);
    time += 1;
    wake();
    expect(list('inbox')).toEqual(['older', 'newer']);
    expect(snoozed(local.store.db, {})).toEqual([]);
  });

  it('INB-8: a reply wakes it at once; own mail does not', () => {
    const id = two();
    snoozeConversations(context(), only(id), time + HOUR);
    answer('own', alice);
    expect(list('inbox')).toEqual(['newer']);
    answer('reply');
    expect(list('inbox')).toContain('reply');
    expect(snoozed(local.store.db, {})).toEqual([]);
  });

  it('INB-8, DEL-8: undone, and ended by hand', () => {
    const id = two();
    const { undo } = snoozeConversations(context(), only(id), time + HOUR);
    if (undo === null) throw new Error('no undo');
    undoCommand(context(), undo);
    expect(list('inbox')).toEqual(['newer', 'older']);
    snoozeConversations(context(), only(id), time + HOUR);
    snoozeConversations(context(), only(id), null);
    expect(list('inbox')).toEqual(['older', 'newer']);
  });

  it('INB-8, ARC-1: archived meanwhile, it stays in Archive when its time comes', () => {
    const id = two();
    snoozeConversations(context(), only(id), time + HOUR);
    archiveConversations(context(), only(id));
    time += 2 * HOUR;
    wake();
    expect([list('inbox'), list('archive')]).toEqual([['newer'], ['older']]);
  });
});

describe('reminders', () => {
  it('INB-8: "if no reply by": back in Inbox then, also what was archived or only sent', () => {
    const id = two();
    archiveConversations(context(), only(id));
    const sent = local.mail({ subject: 'sent', from: alice, to: [bob] }, { folder: 'Sent', receivedAt: time - HOUR });
    remindConversations(context(), only(id), time + HOUR);
    remindConversations(context(), only(sent.conversation_id), time + HOUR);
    time += HOUR;
    wake();
    expect(list('inbox').sort()).toEqual(['newer', 'older', 'sent']);
    expect(reminders(local.store.db, {}).map(({ fired }) => fired)).toEqual([true, true]);
    wake();
    expect(list('inbox')).toHaveLength(3);
  });

  it('INB-8: a reply ends it; undone, it never comes', () => {
    const id = two();
    remindConversations(context(), only(id), time + HOUR);
    answer('reply');
    expect(reminders(local.store.db, {})).toEqual([]);
    const { undo } = remindConversations(context(), only(id), time + HOUR);
    if (undo === null) throw new Error('no undo');
    undoCommand(context(), undo);
    expect(reminders(local.store.db, {})).toEqual([]);
  });
});

describe('mute', () => {
  it('INB-8, ARC-4: archived; new mail of it neither comes to Inbox nor notifies; off, the next one does', () => {
    const id = two();
    const arrived: number[] = [];
    local.store.subscribe((event) => arrived.push(...(event.arrived ?? [])));
    muteConversations(context(), only(id), true);
    expect(list('archive')).toEqual(['older']);
    answer('noise');
    expect([list('inbox'), list('archive')]).toEqual([['newer'], ['noise']]);
    expect(arrived).toEqual([]);
    muteConversations(context(), only(id), false);
    answer('wanted');
    expect(list('inbox')).toContain('wanted');
    expect(arrived).toEqual([id]);
  });

  it('INB-8, DEL-8: undone, it is back in Inbox and heard again', () => {
    const id = two();
    const { undo } = muteConversations(context(), only(id), true);
    if (undo === null) throw new Error('no undo');
    undoCommand(context(), undo);
    expect(list('inbox')).toEqual(['newer', 'older']);
    const arrived: number[] = [];
    local.store.subscribe((event) => arrived.push(...(event.arrived ?? [])));
    archiveConversations(context(), only(id));
    answer('heard');
    expect(list('inbox')).toContain('heard');
    expect(arrived).toEqual([id]);
  });
});
