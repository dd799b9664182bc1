import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EngineHandle } from '../src-main/engine/engine-handle.ts';
import { startEngineThread } from '../src-main/engine/start-engine-thread.ts';
import { memorySecrets } from '../tests/support/desk.ts';
import type { MailServer } from '../tests/support/mail-server.ts';
import { message } from '../tests/support/messages.ts';
import { addAlice } from './list-first.ts';
import { startFullMailbox } from './mailbox.ts';
import { type Spread, spread } from './measure.ts';

const DAY = 86_400_000;

export interface LiveResult {
  /** Milliseconds from adding the account to 50 conversations in the list: connecting, signing in and all. */
  readonly firstScreen: Spread;
  /** Milliseconds that a bare imapflow takes to connect and sign in at the same server, before each round. */
  readonly signIn: Spread;
  /** Milliseconds from the server's having a message to its being in the list. */
  readonly newMail: Spread;
  /** Milliseconds from the server's telling another client that idles to the message's being in the list; negative where ours came first. */
  readonly afterNotice: Spread;
  /** Milliseconds that a list page and an archive take while a first sync runs. */
  readonly pageWhileSyncing: Spread;
  readonly archiveWhileSyncing: Spread;
}

/** What a person feels while the app is in touch with its provider; the engine in its threads, as in the app. */
export async function measureLive(messages: number, rounds: number, say: (text: string) => void): Promise<LiveResult> {
  say(`filling a Dovecot with ${messages} messages`);
  const server = await startFullMailbox({ count: messages, newest: Date.now() - 3_600_000, span: 2 * DAY });
  const firstScreen: number[] = [];
  const signIn: number[] = [];
  const newMail: number[] = [];
  const afterNotice: number[] = [];
  const pages: number[] = [];
  const archives: number[] = [];
  try {
    for (let round = 0; round < rounds; round += 1) {
      const dataDir = mkdtempSync(join(tmpdir(), 'dealbox-live-'));
      const engine = await startEngineThread({ dataDir, secrets: memorySecrets() });
      signIn.push(await timeSignIn(server));
      firstScreen.push(await timeFirstScreen(engine, server));
      say(`round ${round + 1}: first 50 conversations after ${firstScreen.at(-1)?.toFixed(0)} ms`);
      await workWhileSyncing(engine, pages, archives);
      for (let mail = 0; mail < 5; mail += 1) {
        const took = await timeNewMail(engine, server, `new ${round}-${mail}`);
        newMail.push(took.listed);
        afterNotice.push(took.listed - took.noticed);
      }
      await engine.close();
      rmSync(dataDir, { recursive: true, force: true });
    }
  } finally {
    await server.stop();
  }
  return {
    firstScreen: spread(firstScreen),
    signIn: spread(signIn),
    newMail: spread(newMail),
    afterNotice: spread(afterNotice),
    pageWhileSyncing: spread(pages),
    archiveWhileSyncing: spread(archives),
  };
}

async function timeSignIn(server: MailServer): Promise<number> {
  const begun = performance.now();
  const client = await server.client('alice');
  const took = performance.now() - begun;
  await client.logout();
  return took;
}

async function timeFirstScreen(engine: EngineHandle, server: MailServer): Promise<number> {
  const begun = performance.now();
  const listed = until(engine, async () => (await page(engine)).total >= 50);
  await addAlice(engine, server);
  await listed;
  return performance.now() - begun;
}

async function page(engine: EngineHandle) {
  const reply = await engine.call('listWindow', { scope: { view: 'inbox', filters: [] }, start: 0, count: 50 });
  if (!reply.ok) throw new Error(reply.error.message);
  return reply.value;
}

/** Looks again after each change until it is so. */
function until(engine: EngineHandle, isSo: () => Promise<boolean>): Promise<void> {
  return new Promise((resolve, reject) => {
    let looking = false;
    const end = engine.subscribe(() => {
      if (looking) return;
      looking = true;
      isSo()
        .then((so) => {
          looking = false;
          if (!so) return;
          end();
          resolve();
        })
        .catch(reject);
    });
  });
}

async function workWhileSyncing(engine: EngineHandle, pages: number[], archives: number[]): Promise<void> {
  for (;;) {
    const status = await engine.call('syncStatus', {});
    if (!status.ok || status.value[0]?.phase !== 'first-sync') return;
    const begun = performance.now();
    const { rows } = await page(engine);
    pages.push(performance.now() - begun);
    const before = performance.now();
    await engine.call('archive', { selection: { kind: 'conversations', ids: [rows.at(-1)?.id] } });
    archives.push(performance.now() - before);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Milliseconds from the delivery: until another client that idles is told of it, and until it is in our list. */
async function timeNewMail(
  engine: EngineHandle,
  server: MailServer,
  subject: string,
): Promise<{ noticed: number; listed: number }> {
  const other = await server.client('alice');
  try {
    await other.mailboxOpen('INBOX');
    const told = new Promise<number>((resolve) => other.once('exists', () => resolve(performance.now())));
    void other.idle();
    const listed = until(engine, async () => (await page(engine)).rows.some((row) => row.subject === subject)).then(
      () => performance.now(),
    );
    await server.deliver('alice', message({ subject }));
    const begun = performance.now();
    return { noticed: (await told) - begun, listed: (await listed) - begun };
  } finally {
    other.close();
  }
}
