import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import nodemailer from 'nodemailer';
import type { CallInput, CallName, CallOutput } from '#shared/contract/contract.ts';
import { type Engine, openEngine } from '../src-main/engine/engine.ts';
import { sendWaiting } from '../src-main/engine/sending-worker.ts';
import { memorySecrets } from '../tests/support/desk.ts';
import { type ScriptedSmtpServer, startScriptedSmtpServer } from '../tests/support/scripted-smtp-server.ts';
import { type Spread, spread } from './measure.ts';

export interface SendingResult {
  readonly mails: number;
  /** Milliseconds to save what was typed, committed, with the quotes of 200 mails below it. */
  readonly save: Spread;
  /** Milliseconds to freeze a draft and queue it. */
  readonly queue: Spread;
  /** Seconds to send all of the outbox, each mail's state durable at each step; and what bare nodemailer takes for as many over one line. */
  readonly drain: number;
  readonly bare: number;
}

const html = `<p>${'Thank you for your patience. '.repeat(20)}</p>`;

/** Writing, and an outbox of so many mails, against a server in this process: what the network does is left out. */
export async function measureSending(mails: number, say: (text: string) => void): Promise<SendingResult> {
  const dataDir = mkdtempSync(join(tmpdir(), 'dealbox-sending-'));
  const smtp = await startScriptedSmtpServer();
  const engine = openEngine({ dataDir, secrets: memorySecrets(), live: false, readers: 0 });
  try {
    const account = await addAccount(engine, smtp);
    say('typing');
    const save = await measureSaves(engine);
    say(`queuing ${mails} mails`);
    const queue: number[] = [];
    for (let index = 0; index < mails; index += 1) queue.push(await queueOne(engine, index));
    say('sending them');
    const begun = performance.now();
    await sendWaiting(account, engine.context, new AbortController().signal);
    const drain = (performance.now() - begun) / 1000;
    if (smtp.taken.length !== mails) throw new Error(`${smtp.taken.length} of ${mails} mails arrived`);
    return { mails, save, queue: spread(queue), drain, bare: await sendBare(smtp, mails) };
  } finally {
    await engine.close();
    await smtp.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function ask<N extends CallName>(engine: Engine, name: N, input: CallInput<N>): Promise<CallOutput<N>> {
  const reply = await engine.call(name, input);
  if (!reply.ok) throw new Error(`${name}: ${reply.error.message}`);
  return reply.value;
}

async function addAccount(engine: Engine, smtp: ScriptedSmtpServer): Promise<number> {
  const { account } = await ask(engine, 'addAccount', {
    email: 'alice@example.test',
    check: false,
    connection: {
      imap: { host: '127.0.0.1', port: 1, tls: 'off' },
      smtp: { host: '127.0.0.1', port: smtp.port, tls: 'off' },
      user: 'alice',
      passwordCommand: 'echo secret',
    },
  });
  if (account === null) throw new Error('the account was not added');
  return account.id;
}

async function measureSaves(engine: Engine): Promise<Spread> {
  const quote = `<blockquote>${html}</blockquote>`.repeat(200);
  const { id } = await ask(engine, 'createDraft', { change: { subject: 'typed', quote } });
  const times: number[] = [];
  for (let typed = 0; typed < 300; typed += 1) {
    const begun = performance.now();
    await ask(engine, 'saveDraft', { id, change: { html: `${html}<p>${typed}</p>` } });
    times.push(performance.now() - begun);
  }
  return spread(times);
}

async function queueOne(engine: Engine, index: number): Promise<number> {
  const to = [{ name: 'Bob', address: `bob${index}@example.test` }];
  const { id } = await ask(engine, 'createDraft', { change: { to, subject: `Offer ${index}`, html } });
  const begun = performance.now();
  await ask(engine, 'sendDraft', { id, undoSeconds: 0 });
  return performance.now() - begun;
}

async function sendBare(smtp: ScriptedSmtpServer, mails: number): Promise<number> {
  const transport = nodemailer.createTransport({
    host: '127.0.0.1',
    port: smtp.port,
    pool: true,
    maxConnections: 1,
    maxMessages: mails + 1,
    ignoreTLS: true,
    auth: { user: 'alice', pass: 'secret' },
  });
  const begun = performance.now();
  for (let index = 0; index < mails; index += 1)
    await transport.sendMail({
      from: 'alice@example.test',
      to: `bob${index}@example.test`,
      subject: `Offer ${index}`,
      html,
    });
  transport.close();
  return (performance.now() - begun) / 1000;
}
