import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type MailServer, testPassword } from '../tests/support/mail-server.ts';
import { startFullMailbox } from './mailbox.ts';
import { type Spread, spread, timeProcess } from './measure.ts';

const MBSYNC = '/usr/bin/mbsync';
const DAY = 86_400_000;

export interface PullResult {
  readonly messages: number;
  readonly dealbox: Spread;
  readonly mbsync: Spread | null;
}

/**
 * The first sync of a whole mailbox, each run a process of its own on a fresh folder, in turns: Dealbox (pull, parse, thread, full-text
 * index, durable) against mbsync at its defaults (files, fsync). Plain loopback for both, so that it is not TLS that is measured.
 */
export async function measurePull(messages: number, rounds: number, say: (text: string) => void): Promise<PullResult> {
  say(`filling a Dovecot with ${messages} messages`);
  // within the first sync's three days, so that one pass brings everything
  const server = await startFullMailbox({ count: messages, newest: Date.now() - 3_600_000, span: 2 * DAY });
  const work = mkdtempSync(join(tmpdir(), 'dealbox-bench-'));
  const dealbox: number[] = [];
  const mbsync: number[] = [];
  try {
    for (let round = 0; round < rounds; round += 1) {
      dealbox.push(await pullWithDealbox(server, join(work, `dealbox-${round}`)));
      say(`round ${round + 1}: Dealbox ${dealbox.at(-1)?.toFixed(2)} s`);
      if (!existsSync(MBSYNC)) continue;
      mbsync.push(await pullWithMbsync(server, join(work, `mbsync-${round}`)));
      say(`round ${round + 1}: mbsync ${mbsync.at(-1)?.toFixed(2)} s`);
    }
  } finally {
    await server.stop();
    rmSync(work, { recursive: true, force: true });
  }
  return { messages, dealbox: spread(dealbox), mbsync: mbsync.length === 0 ? null : spread(mbsync) };
}

async function pullWithDealbox(server: MailServer, folder: string): Promise<number> {
  const cli = join(import.meta.dirname, '..', 'out', 'main', 'cli.cjs');
  const address = `127.0.0.1:${server.ports.imap}`;
  const common = ['--data', folder, '--quiet'];
  const add = [
    'account',
    'add',
    'alice@example.test',
    '--imap',
    address,
    '--smtp',
    '127.0.0.1:1',
    '--tls',
    'off',
    '--user',
    'alice',
  ];
  await timeProcess(process.execPath, [
    cli,
    ...add,
    '--password-command',
    `echo ${testPassword}`,
    '--no-check',
    ...common,
  ]);
  return timeProcess(process.execPath, [cli, 'sync', ...common]);
}

/** The man page's defaults: nothing is said of FSync, so it is on. */
async function pullWithMbsync(server: MailServer, folder: string): Promise<number> {
  mkdirSync(join(folder, 'mail'), { recursive: true });
  const config = join(folder, 'mbsyncrc');
  writeFileSync(
    config,
    `IMAPAccount a
Host 127.0.0.1
Port ${server.ports.imap}
User alice
Pass "${testPassword}"
SSLType None
AuthMechs LOGIN

IMAPStore remote
Account a

MaildirStore local
Path ${folder}/mail/
Inbox ${folder}/mail/INBOX

Channel c
Far :remote:
Near :local:
Patterns INBOX
Create Near
Sync Pull
SyncState *
`,
    { mode: 0o600 },
  );
  return timeProcess(MBSYNC, ['-q', '-c', config, 'c'], { ...process.env, HOME: folder });
}
