import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fuzz } from '../../../tests/support/fuzz.ts';
import { type LocalStore, openLocalStore } from '../../../tests/support/local-store.ts';
import { alice, bob, message } from '../../../tests/support/messages.ts';
import { archiveConversations } from '../../commands/archive-conversations.ts';
import { deleteMail } from '../../commands/delete-mail.ts';
import { markMail } from '../../commands/mark-mail.ts';
import { conversationDetail } from '../../queries/conversation-detail.ts';
import { findConversation } from './conversations.ts';
import { findMessage, messagesOfConversation } from './messages.ts';

let local: LocalStore;
beforeEach(() => {
  local = openLocalStore();
});
afterEach(() => local.close());

/** A message of a thread: its own name, and the names it refers to. */
function mail(name: string, references: readonly string[] = [], inReplyTo?: string, account?: string) {
  const id = (short: string) => `${short}@thread.example`;
  return local.mail(
    {
      subject: name,
      messageId: id(name),
      ...(references.length === 0 ? {} : { references: references.map(id) }),
      ...(inReplyTo === undefined ? {} : { inReplyTo: id(inReplyTo) }),
    },
    account === undefined ? {} : { account },
  );
}

const conversationOf = (name: string): number =>
  local.store.db
    .prepare<[string], { conversation_id: number }>('SELECT conversation_id FROM message WHERE subject = ?')
    .get(name)?.conversation_id ?? 0;

const subjectsIn = (conversation: number): string[] =>
  messagesOfConversation(local.store.db, conversation)
    .map((row) => row.subject)
    .sort();

describe('conversations (SYN-5)', () => {
  it('joins a reply to what it answers, by References or In-Reply-To', () => {
    mail('a');
    mail('b', ['a'], 'a');
    mail('c', [], 'b');
    expect(subjectsIn(conversationOf('a'))).toEqual(['a', 'b', 'c']);
  });

  it('joins a reply that comes before what it answers', () => {
    mail('c', ['a', 'b']);
    mail('b', ['a']);
    mail('a');
    expect(subjectsIn(conversationOf('a'))).toEqual(['a', 'b', 'c']);
  });

  it('joins two answers to a message that never comes', () => {
    mail('b', ['a']);
    mail('c', ['a']);
    expect(subjectsIn(conversationOf('b'))).toEqual(['b', 'c']);
  });

  it('keeps apart what only shares a subject', () => {
    local.mail({ subject: 'Invoice' });
    local.mail({ subject: 'Invoice' });
    expect(local.store.db.prepare('SELECT count(*) AS n FROM conversation').get()).toEqual({ n: 2 });
  });

  it('keeps accounts apart', () => {
    mail('a');
    mail('b', ['a'], undefined, 'team@example.test');
    expect(subjectsIn(conversationOf('a'))).toEqual(['a']);
    expect(subjectsIn(conversationOf('b'))).toEqual(['b']);
  });

  it('keeps messages without a Message-ID as conversations of their own, each once', () => {
    const bare = (text: string) =>
      Buffer.from(`From: x@y.example\r\nReceived: ${text}\r\nSubject: bare\r\n\r\n${text}\r\n`);
    const first = local.receive(bare('one'));
    const second = local.receive(bare('two'));
    local.receive(bare('one'));
    expect(first?.conversation_id).not.toBe(second?.conversation_id);
    expect(local.store.db.prepare('SELECT count(*) AS n FROM message').get()).toEqual({ n: 2 });
  });

  it('shows one conversation where a late message proves two to be one; the older id stays, the other leads there', () => {
    const first = mail('a').conversation_id;
    const second = mail('z').conversation_id;
    mail('bridge', ['a', 'z']);
    expect(subjectsIn(first)).toEqual(['a', 'bridge', 'z']);
    expect(findConversation(local.store.db, second)?.id).toBe(first);
    expect(conversationDetail(local.store.db, second)?.messages).toHaveLength(3);
    expect(local.store.db.prepare('SELECT count(*) AS n FROM conversation').get()).toEqual({ n: 1 });
  });

  it('carries on what was queued and noted when two conversations are joined, and acts by the old id', () => {
    mail('a');
    const second = mail('z').conversation_id;
    const context = { store: local.store, now: Date.now };
    const selection = { kind: 'conversations', ids: [second] } as never;
    archiveConversations(context, selection);
    markMail(context, selection, 'starred', true);
    mail('bridge', ['a', 'z']);
    const detail = conversationDetail(local.store.db, second);
    expect(detail?.activity.map((entry) => entry.kind)).toContain('archived');
    const queued = local.store.db.prepare('SELECT conversation_id FROM operation').all();
    expect(queued).toEqual([{ conversation_id: detail?.id }]);
    deleteMail(context, selection);
    expect(local.store.db.prepare('SELECT count(*) AS n FROM message').get()).toEqual({ n: 0 });
  });

  it('joins chains of joined conversations: every id ever given leads to the one', () => {
    const ids = ['a', 'b', 'c', 'd'].map((name) => mail(name).conversation_id);
    mail('cd', ['c', 'd']);
    mail('bc', ['b', 'c']);
    mail('ab', ['a', 'b']);
    for (const id of ids) expect(findConversation(local.store.db, id)?.id).toBe(ids[0]);
  });

  it.each(['the older', 'the newer'])(
    'ARC-4: %s of two conversations was archived; new mail joins them: back whole',
    (which) => {
      const context = { store: local.store, now: Date.now };
      const ids = [mail('a').conversation_id, mail('z').conversation_id];
      const archived = (which === 'the older' ? ids[0] : ids[1]) ?? 0;
      archiveConversations(context, { kind: 'conversations', ids: [archived] } as never);
      mail('bridge', ['a', 'z']);
      const detail = conversationDetail(local.store.db, archived);
      expect(detail?.standing).toBe('inbox');
      expect(detail?.messages.map((item) => item.archived)).toEqual([false, false, false]);
    },
  );

  it('counts right after every join (kept counters are never off)', () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const context = { store: local.store, now: Date.now };
    for (const name of names) mail(name);
    archiveConversations(context, { kind: 'conversations', ids: [conversationOf('b')] } as never);
    mail('abc', ['a', 'b', 'c']);
    markMail(context, { kind: 'conversations', ids: [conversationOf('a')] } as never, 'seen', true);
    const kept = local.store.db.prepare('SELECT inbox, inbox_unread, archive, sent, messages FROM account_count').get();
    const counted = local.store.db
      .prepare(
        `SELECT sum(in_inbox) AS inbox, sum(in_inbox AND unread > 0) AS inbox_unread, sum(in_archive) AS archive,
           sum(in_sent) AS sent, sum(messages) AS messages FROM conversation`,
      )
      .get();
    expect(kept).toEqual(counted);
  });

  it('the same mail in any order makes the same conversations', () => {
    const thread = fc.array(fc.array(fc.nat({ max: 6 }), { maxLength: 2 }), { minLength: 7, maxLength: 7 });
    const order = fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6], { minLength: 7 });
    fc.assert(
      fc.property(thread, order, (references, sequence) => {
        const fresh = openLocalStore();
        try {
          const id = (index: number) => `m${index}@thread.example`;
          for (const index of sequence) {
            const known = (references[index] ?? []).filter((other) => other !== index);
            const parts = { subject: `m${index}`, messageId: id(index), date: new Date(2026, 1, 1) };
            const raw = message(known.length === 0 ? parts : { ...parts, references: known.map(id) });
            fresh.receive(raw);
          }
          const rows = fresh.store.db
            .prepare<[], { subject: string; conversation_id: number }>('SELECT subject, conversation_id FROM message')
            .all();
          const found = [...Map.groupBy(rows, (row) => row.conversation_id).values()]
            .map((group) =>
              group
                .map((row) => row.subject)
                .sort()
                .join(),
            )
            .sort();
          expect(found).toEqual(components(references));
        } finally {
          fresh.close();
        }
      }),
      fuzz(25),
    );
  });
});

/** What belongs together when references are lines between messages. */
function components(references: readonly (readonly number[])[]): string[] {
  const root = references.map((_, index) => index);
  const find = (index: number): number => (root[index] === index ? index : find(root[index] ?? index));
  for (const [index, others] of references.entries()) for (const other of others) root[find(index)] = find(other);
  const groups = Map.groupBy(references.keys(), find);
  return [...groups.values()]
    .map((group) =>
      [...group]
        .map((index) => `m${index}`)
        .sort()
        .join(),
    )
    .sort();
}

describe('identity (SYN-5, docs/decisions/0003)', () => {
  it('stores a message once, however many folders it is in', () => {
    const raw = message({ subject: 'one' });
    const first = local.receive(raw, { uid: 1 });
    const again = local.receive(raw, { folder: 'Clients', uid: 8 });
    expect(again?.id).toBe(first?.id);
    const detail = conversationDetail(local.store.db, first?.conversation_id ?? 0);
    expect(detail?.messages[0]?.locations).toEqual([
      { folder: 'Clients', uid: 8 },
      { folder: 'INBOX', uid: 1 },
    ]);
  });

  it('keeps both of two messages that only share their Message-ID', () => {
    const messageId = 'every-mail-has-this@broken.example';
    local.mail({ subject: 'first', messageId, date: new Date('2026-11-01T10:00:00Z') });
    local.mail({ subject: 'second', messageId, date: new Date('2026-11-01T11:00:00Z') });
    local.mail({ subject: 'third', messageId, date: new Date('2026-11-01T10:00:00Z'), from: bob });
    expect(local.store.db.prepare('SELECT count(*) AS n FROM message').get()).toEqual({ n: 3 });
  });

  it('gives messages of one moment ids of their own, in the order of their dates', () => {
    const at = Date.UTC(2026, 10, 20);
    const raws = Array.from({ length: 3_000 }, (_, index) => message({ subject: `same ${index}`, from: alice }));
    local.receiveAll(raws, { receivedAt: at, headerOnly: true });
    const later = local.mail({ subject: 'later' }, { receivedAt: at + 60_000 });
    const ids = local.store.db.prepare<[], { id: number }>('SELECT id FROM message ORDER BY id').all();
    expect(new Set(ids.map((row) => row.id)).size).toBe(3_001);
    expect(ids.at(-1)?.id).toBe(later.id);
    expect(findMessage(local.store.db, later.id)?.subject).toBe('later');
  });
});
