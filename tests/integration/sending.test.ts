import { afterEach, describe, expect, test } from 'vitest';
import { type Desk, openDesk } from '../support/desk.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { type ReceivedMail, readFolder } from '../support/second-client.ts';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function start(options: Parameters<typeof openDesk>[1] = {}): Promise<{ server: MailServer; desk: Desk }> {
  const server = await startMailServer();
  ends.push(() => server.stop());
  const desk = await openDesk(server, options);
  ends.push(() => desk.close());
  return { server, desk };
}

interface Written {
  readonly to?: readonly { name: string; address: string }[];
  readonly cc?: { name: string; address: string }[];
  readonly bcc?: { name: string; address: string }[];
  readonly subject?: string;
  readonly html?: string;
}

const bob = { name: 'Bob', address: 'bob@example.test' };

/** Writes a mail and puts it into the outbox, to go out at once. */
async function write(desk: Desk, mail: Written = {}) {
  const { to = [bob], subject = 'Offer', html = '<p>Hello Bob</p>', cc = [], bcc = [] } = mail;
  const draft = await desk.ask('createDraft', { change: { to: [...to], cc, bcc, subject, html } });
  return desk.ask('sendDraft', { id: draft.id, undoSeconds: 0 });
}

async function received(server: MailServer, folder = 'INBOX', user = 'bob'): Promise<ReceivedMail[]> {
  return readFolder(server, user, folder);
}

describe('sending', () => {
  test('SYN-6, R049: what is sent arrives, and is in Sent exactly once', async () => {
    const { server, desk } = await start();
    await desk.sync();
    const { message, conversation } = await write(desk);
    await desk.sync();
    const [mail, ...more] = await received(server);
    expect(more).toEqual([]);
    expect(mail?.parsed.subject).toBe('Offer');
    expect(mail?.parsed.text).toContain('Hello Bob');
    expect(await received(server, 'Sent', 'alice')).toHaveLength(1);
    const detail = await desk.ask('conversation', { id: conversation });
    expect(detail?.messages.map((shown) => shown.sending?.state)).toEqual(['filed']);
    expect(detail?.messages[0]?.id).toBe(message);
    expect((await desk.ask('outbox', {})).rows).toEqual([]);
    expect(await desk.ask('drafts', {})).toEqual([]);
    await desk.sync();
    expect(await received(server, 'Sent', 'alice')).toHaveLength(1);
    expect(await desk.subjects('sent')).toEqual(['Offer']);
  });
});
