import { setTimeout } from 'node:timers/promises';
import type { EngineHandle } from '../src-main/engine/engine-handle.ts';
import { startEngineThread } from '../src-main/engine/start-engine-thread.ts';
import { memorySecrets } from '../tests/support/desk.ts';
import { type MailServer, testPassword } from '../tests/support/mail-server.ts';

/**
 * Seconds that the engine in its threads, as in the app, takes from adding an account until all its mail is here, durable and in the list;
 * the app indexes right behind that.
 */
export async function timeListed(server: MailServer, dataDir: string): Promise<number> {
  const engine = await startEngineThread({ dataDir, secrets: memorySecrets() });
  try {
    const begun = performance.now();
    await addAlice(engine, server);
    while (!(await isListed(engine))) await setTimeout(20);
    return (performance.now() - begun) / 1000;
  } finally {
    await engine.close();
  }
}

async function isListed(engine: EngineHandle): Promise<boolean> {
  const status = await engine.call('syncStatus', {});
  if (!status.ok) throw new Error(status.error.message);
  return status.value[0] !== undefined && ['up-to-date', 'past-sync'].includes(status.value[0].phase);
}

/** Plain loopback, unchecked: what is measured comes after. Throws what the engine answers. */
export async function addAlice(engine: EngineHandle, server: MailServer): Promise<void> {
  const plain = { host: '127.0.0.1', port: server.ports.imap, tls: 'off' } as const;
  const added = await engine.call('addAccount', {
    email: 'alice@example.test',
    password: testPassword,
    check: false,
    connection: { imap: plain, smtp: { ...plain, port: 1 }, user: 'alice' },
  });
  if (!added.ok) throw new Error(added.error.message);
}
