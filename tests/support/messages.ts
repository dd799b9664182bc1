import { buildMessage, type MessageParts } from '../../src-main/provider/sample/mailbox/build-message.ts';
import type { Mailbox } from '../../src-main/provider/sample/mailbox/header-encoding.ts';

export type { Mailbox };

/** The people of our tests. Alice and bob have accounts on every test server; the others write from outside. */
export const alice: Mailbox = { name: 'Alice Berg', address: 'alice@example.test' };
export const bob: Mailbox = { name: 'Bob Lind', address: 'bob@example.test' };
export const team: Mailbox = { name: 'Sales team', address: 'team@example.test' };
export const carol: Mailbox = { name: 'Carol Nowak', address: 'carol@customer.example' };
export const dave: Mailbox = { name: 'Dave Müller', address: 'dave@supplier.example' };

/** A raw message from carol to alice, with what a test does not care about filled in; each has a Message-ID of its own. */
export function message(parts: Partial<MessageParts> = {}): Buffer {
  return buildMessage({
    from: carol,
    to: [alice],
    subject: 'Hello',
    date: new Date(),
    messageId: newMessageId(),
    ...(parts.html === undefined ? { text: 'Hello Alice.\n' } : {}),
    ...parts,
  });
}

let made = 0;

/** Unique within a test process, without angle brackets. */
export function newMessageId(): string {
  made += 1;
  return `test-${process.pid}-${made}@customer.example`;
}
