import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { CallInput, CallName, CallOutput } from '#shared/contract/contract.ts';
import { type Engine, openEngine } from '../../src-main/engine/engine.ts';
import { sendWaiting } from '../../src-main/engine/sending-worker.ts';
import { startCli } from '../support/dealbox-cli.ts';
import { memorySecrets } from '../support/desk.ts';
import { type ScriptedSmtpServer, startScriptedSmtpServer } from '../support/scripted-smtp-server.ts';

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'dealbox-crash-'));
  ends.push(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

const open = (dataDir: string): Engine => openEngine({ dataDir, secrets: memorySecrets(), live: false, readers: 0 });

async function ask<N extends CallName>(engine: Engine, name: N, input: CallInput<N>): Promise<CallOutput<N>> {
  const reply = await engine.call(name, input);
  if (!reply.ok) throw new Error(`${name}: ${reply.error.message} ${reply.error.detail ?? ''}`);
  return reply.value;
}

/** An outbox of so many mails, due now; nothing of it sent. */
async function queue(dataDir: string, smtp: ScriptedSmtpServer, count: number): Promise<number> {
  const engine = open(dataDir);
  const { account } = await ask(engine, 'addAccount', {
    email: 'alice@example.test',
    check: false,
    connection: {
      // there is no mailbox to ask: only sending is looked at here
      imap: { host: '127.0.0.1', port: 1, tls: 'off' },
      smtp: { host: '127.0.0.1', port: smtp.port, tls: 'off' },
      user: 'alice',
      passwordCommand: 'echo secret',
    },
  });
  if (account === null) throw new Error('the account was not added');
  for (let index = 0; index < count; index++) {
    const draft = await ask(engine, 'createDraft', {
      change: { to: [{ name: '', address: `bob${index}@example.test` }], subject: `mail ${index}`, html: '<p>Hi</p>' },
    });
    await ask(engine, 'sendDraft', { id: draft.id, undoSeconds: 0 });
  }
  await engine.close();
  return account.id;
}

async function drain(dataDir: string, account: number): Promise<void> {
  const engine = open(dataDir);
  try {
    await sendWaiting(account, engine.context, new AbortController().signal);
  } finally {
    await engine.close();
  }
}

const numbered = (count: number) => Array.from({ length: count }, (_, index) => `mail ${index}`);

describe('the outbox', () => {
  test('CMP-5, SYN-8: 1,000 queued mails drain in order, over one connection', { timeout: 240_000 }, async () => {
    const dataDir = folder();
    const smtp = await startScriptedSmtpServer();
    ends.push(() => smtp.stop());
    const account = await queue(dataDir, smtp, 1_000);
    const begun = performance.now();
    await drain(dataDir, account);
    expect(performance.now() - begun).toBeLessThan(60_000);
    expect(smtp.taken.map((mail) => mail.subject)).toEqual(numbered(1_000));
  });

  test('CMP-6, D5: the line breaks at every seventh mail: the rest goes on in order, what is unclear is never sent again', {
    timeout: 120_000,
  }, async () => {
    const dataDir = folder();
    const smtp = await startScriptedSmtpServer();
    ends.push(() => smtp.stop());
    const account = await queue(dataDir, smtp, 50);
    smtp.onMail = (count) => (count % 7 === 0 ? 'cut' : 'take');
    for (let pass = 0; pass < 10; pass++) await drain(dataDir, account).catch(() => {});
    const engine = open(dataDir);
    const waiting = (await ask(engine, 'operations', { limit: 200 })).operations.filter(
      (operation) => operation.kind === 'file-sent' && operation.state !== 'done',
    );
    const { rows } = await ask(engine, 'outbox', {});
    await engine.close();
    const open_ = rows.map((row) => row.subject);
    expect(open_).toHaveLength(7);
    expect(waiting.length).toBe(50);
    expect(smtp.taken.map((mail) => mail.subject)).toEqual(numbered(50).filter((subject) => !open_.includes(subject)));
  });

  test('CMP-6, SYN-8: kill -9 at 12 moments while 60 mails go out: none twice, none lost, what is not known is asked', {
    timeout: 240_000,
  }, async () => {
    const dataDir = folder();
    const smtp = await startScriptedSmtpServer();
    ends.push(() => smtp.stop());
    const account = await queue(dataDir, smtp, 60);
    for (let kill = 0; kill < 12; kill++) {
      const run = startCli(dataDir, ['sync']);
      const at = 1 + ((kill * 7) % 5);
      let seen = 0;
      smtp.onMail = () => {
        seen += 1;
        if (seen === at) run.process.kill('SIGKILL');
        // half of them right before the answer, half right behind it
        return seen === at && kill % 2 === 0 ? 'cut' : 'take';
      };
      await run.ended;
    }
    smtp.onMail = () => 'take';
    await drain(dataDir, account);
    const engine = open(dataDir);
    const { rows } = await ask(engine, 'outbox', {});
    await engine.close();
    const subjects = smtp.taken.map((mail) => mail.subject);
    expect(new Set(subjects).size).toBe(subjects.length);
    const unclear = rows.map((row) => row.subject);
    expect([...new Set([...subjects, ...unclear])].length).toBe(60);
    expect(unclear.length).toBeLessThanOrEqual(12);
  });
});

test('CMP-1: kill -9 while typing: everything that was saved is there', { timeout: 120_000 }, async () => {
  const child = join(import.meta.dirname, '../support/typing-child.ts');
  for (const enough of [3, 40, 90]) {
    const dataDir = folder();
    const typing = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', child, dataDir], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let last = 0;
    typing.stdout.on('data', (chunk: Buffer) => {
      last = Number(chunk.toString().trim().split('\n').at(-1));
      if (last >= enough) typing.kill('SIGKILL');
    });
    await once(typing, 'close');
    const engine = open(dataDir);
    const [row] = await ask(engine, 'drafts', {});
    const draft = row === undefined ? null : await ask(engine, 'draft', { id: row.id });
    await engine.close();
    expect(Number(/\d+/.exec(draft?.html ?? '')?.[0])).toBeGreaterThanOrEqual(last);
  }
});
