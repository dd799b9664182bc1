import { afterEach, describe, expect, test } from 'vitest';
import type { MessageId } from '#shared/model/ids.ts';
import { sendWaiting } from '../../src-main/engine/sending-worker.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { readFolder } from '../support/second-client.ts';
import { type CutAt, type SmtpProxy, startSmtpProxy } from '../support/smtp-proxy.ts';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

interface Setting {
  readonly server: MailServer;
  readonly proxy: SmtpProxy;
  readonly desk: Desk;
  /** The pauses between tries and looks are over. */
  later(): void;
}

async function start(): Promise<Setting> {
  const server = await startMailServer();
  ends.push(() => server.stop());
  const proxy = await startSmtpProxy(server.ports.submissions);
  ends.push(() => proxy.stop());
  let ahead = 0;
  const desk = await openDesk(server, { smtpPort: proxy.port, now: () => Date.now() + ahead, timeout: 10_000 });
  ends.push(() => desk.close());
  await desk.sync();
  await desk.ask('setWritingSettings', { account: desk.accounts[0]?.id ?? (0 as never), sentCopy: 'dealbox' });
  return {
    server,
    proxy,
    desk,
    later() {
      ahead += 120_000;
    },
  };
}

async function write(desk: Desk, size = 0): Promise<MessageId> {
  const draft = await desk.ask('createDraft', {
    change: { to: [{ name: 'Bob', address: 'bob@example.test' }], subject: 'Offer', html: '<p>Hello Bob</p>' },
  });
  if (size > 0) {
    const source = { kind: 'bytes', name: 'plan.bin', type: '', bytes: new Uint8Array(size) } as const;
    await desk.ask('attachFile', { draft: draft.id, source });
  }
  return (await desk.ask('sendDraft', { id: draft.id, undoSeconds: 0 })).message;
}

const delivered = async (server: MailServer) => (await readFolder(server, 'bob', 'INBOX')).length;
const inSent = async (server: MailServer) => (await readFolder(server, 'alice', 'Sent')).length;
const state = async (desk: Desk) => (await desk.ask('outbox', {})).rows[0]?.sending;

/** As a provider does that files by itself what it sends. */
async function copyIntoSent(server: MailServer): Promise<void> {
  const [copy] = await readFolder(server, 'bob', 'INBOX');
  const client = await server.client('alice');
  await client.append('Sent', copy?.raw ?? Buffer.alloc(0), ['\\Seen']);
  await client.logout();
}

/** Passes until nothing waits by itself any more. */
async function settle({ desk, later }: Setting): Promise<void> {
  for (let pass = 0; pass < 12; pass++) {
    await desk.trySync();
    later();
    const { operations } = await desk.ask('operations', {});
    if (operations.every((operation) => operation.state === 'done' || operation.state === 'needs-user')) return;
  }
  throw new Error('something still waits');
}

describe('a lost connection while sending', () => {
  test.each<[CutAt, number]>([
    ['before-mail', 0],
    // more than the system takes off our hands at once
    ['in-data', 14_000_000],
  ])('CMP-6, D5: cut %s: nobody has it, it goes out again by itself, once', async (at, size) => {
    const setting = await start();
    const { server, proxy, desk } = setting;
    await write(desk, size);
    proxy.cutNext(at);
    const [report] = await desk.trySync();
    expect(report?.error?.code).toBe('connection-lost');
    expect(await state(desk)).toMatchObject({ state: 'queued', canCancel: true });
    expect(await delivered(server)).toBe(0);
    await settle(setting);
    expect(await delivered(server)).toBe(1);
    expect(await inSent(server)).toBe(1);
    expect(await state(desk)).toBeUndefined();
  });

  test.each<[CutAt, number]>([
    ['in-data', 0],
    ['before-dot', 0],
    ['before-dot', 3_000_000],
  ])(
    'CMP-6: cut %s of a mail of %i bytes that was all given to the line: asked, never sent twice by itself',
    async (at, size) => {
      const setting = await start();
      const { server, proxy, desk } = setting;
      const message = await write(desk, size);
      proxy.cutNext(at);
      await settle(setting);
      expect(await delivered(server)).toBe(0);
      expect(await state(desk)).toMatchObject({
        state: 'unclear',
        error: { code: 'delivery-unclear' },
        canCancel: false,
      });
      await desk.ask('resolveSending', { message, decision: 'send-again' });
      await settle(setting);
      expect(await delivered(server)).toBe(1);
      expect(await inSent(server)).toBe(1);
    },
  );

  test('CMP-6, D5: cut after the dot before the answer: one delivered copy and a question; "was sent" ends it with one copy in Sent', async () => {
    const setting = await start();
    const { server, proxy, desk } = setting;
    const message = await write(desk);
    proxy.cutNext('after-dot');
    await settle(setting);
    expect(await delivered(server)).toBe(1);
    expect(await state(desk)).toMatchObject({ state: 'unclear', error: { code: 'delivery-unclear' } });
    await expect(desk.ask('cancelSending', { message })).rejects.toMatchObject({ code: 'not-permitted' });
    await desk.ask('resolveSending', { message, decision: 'was-sent' });
    await settle(setting);
    expect(await delivered(server)).toBe(1);
    expect(await inSent(server)).toBe(1);
    expect(await desk.ask('drafts', {})).toEqual([]);
  });

  test('SYN-6, CMP-6: cut after the dot where the provider files sent mail itself: its copy is the answer, nobody is asked', async () => {
    const setting = await start();
    const { server, proxy, desk } = setting;
    await write(desk);
    proxy.cutNext('after-dot');
    await desk.trySync();
    await copyIntoSent(server);
    await settle(setting);
    expect(await state(desk)).toBeUndefined();
    expect(await delivered(server)).toBe(1);
    expect(await inSent(server)).toBe(1);
    expect((await desk.find('Offer')).messages[0]?.sending?.state).toBe('filed');
  });

  test('SYN-6, CMP-6: asked already, and its copy shows in Sent after all: the question answers itself', async () => {
    const setting = await start();
    const { server, proxy, desk } = setting;
    await write(desk);
    proxy.cutNext('after-dot');
    await settle(setting);
    expect(await state(desk)).toMatchObject({ state: 'unclear' });
    await copyIntoSent(server);
    await desk.sync();
    expect(await state(desk)).toBeUndefined();
    await settle(setting);
    expect([await delivered(server), await inSent(server)]).toEqual([1, 1]);
    expect((await desk.find('Offer')).messages[0]?.sending?.state).toBe('filed');
    expect(await desk.ask('drafts', {})).toEqual([]);
  });

  test('SYN-6, D6: filed by the provider in the moment between sending and filing: no second copy, though Dealbox files by itself', async () => {
    const setting = await start();
    const { server, desk } = setting;
    await write(desk);
    const [account] = desk.accounts;
    if (account === undefined) throw new Error('no account');
    await sendWaiting(account.id, desk.engine.context, new AbortController().signal);
    await copyIntoSent(server);
    await settle(setting);
    expect([await delivered(server), await inSent(server)]).toEqual([1, 1]);
  });

  test('CMP-6: every try carries the same Message-ID', async () => {
    const setting = await start();
    const { server, proxy, desk } = setting;
    const message = await write(desk);
    proxy.cutNext('before-dot');
    await settle(setting);
    const { conversation } = (await desk.ask('outbox', {})).rows[0] ?? {};
    if (conversation === undefined) throw new Error('it is not in the outbox');
    const before = (await desk.ask('conversation', { id: conversation }))?.messages[0]?.messageId;
    expect(before).toMatch(/@/);
    await desk.ask('resolveSending', { message, decision: 'send-again' });
    await settle(setting);
    const [mail] = await readFolder(server, 'bob', 'INBOX');
    const [sent] = await readFolder(server, 'alice', 'Sent');
    expect(mail?.parsed.messageId).toBe(sent?.parsed.messageId);
    expect(mail?.parsed.messageId).toBe(`<${before}>`);
    expect((await desk.find('Offer')).messages[0]?.messageId).toBe(before);
  });
});
