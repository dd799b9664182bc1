import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CallInput, CallName, CallOutput } from '#shared/contract/contract.ts';
import type { ConversationId } from '#shared/model/ids.ts';
import type { Selection } from '#shared/model/selection.ts';
import { openEngine } from '../../src-main/engine/engine.ts';
import { getSyncAccounts, syncOnce } from '../../src-main/engine/sync-once.ts';
import { askCli, startCli } from '../support/dealbox-cli.ts';
import { memorySecrets } from '../support/desk.ts';
import { type Capability, type MailServer, startMailServer, testPassword } from '../support/mail-server.ts';
import { message } from '../support/messages.ts';
import { makeRandom } from '../support/random.ts';
import { lookIntoStore } from '../support/store-eyes.ts';
import { startTripwireProxy } from '../support/tripwire-proxy.ts';

const MESSAGES = 520;
type Fate = 'archived' | 'deleted' | 'read' | 'starred' | 'left';
const FATES: readonly [Fate, number][] = [
  ['archived', 200],
  ['deleted', 350],
  ['read', 430],
  ['starred', 500],
  ['left', MESSAGES],
];
/** What becomes of a message, by its subject; scattered, so that no operation takes a run of neighbours. */
function fateOf(subject: string): Fate {
  const place = (Number(subject.slice('mail '.length)) * 211) % MESSAGES;
  return FATES.find(([, end]) => place < end)?.[0] ?? 'left';
}

const WHERE: Readonly<Record<Fate, string>> = {
  archived: 'Archive',
  deleted: 'Trash',
  read: 'INBOX \\Seen',
  starred: 'INBOX \\Flagged',
  left: 'INBOX',
};

interface Report {
  accounts: { operations: { pending: number; failed: number }; error?: unknown }[];
}

async function fill(server: MailServer): Promise<void> {
  const mail = Array.from({ length: MESSAGES }, (_, index) => ({
    raw: message({ subject: `mail ${index}`, messageId: `op-${index}@customer.example` }),
    internalDate: new Date(Date.now() - index * 60_000),
  }));
  await server.append('alice', 'INBOX', mail);
}

/** Fills a data folder: its first sync done, 500 operations queued, nothing of them carried out. */
async function prepare(dataDir: string, server: MailServer, imapPort: number): Promise<void> {
  const engine = openEngine({ dataDir, secrets: memorySecrets(), live: false, readers: 0 });
  async function ask<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
    const reply = await engine.call(name, input);
    if (!reply.ok) throw new Error(`${name}: ${reply.error.message}`);
    return reply.value;
  }
  const { account } = await ask('addAccount', {
    email: 'alice@example.test',
    check: false,
    connection: {
      imap: { host: 'localhost', port: imapPort, tls: 'on' },
      smtp: { host: 'localhost', port: 1, tls: 'on' },
      user: 'alice',
      caFile: server.caFile,
      passwordCommand: `echo '${testPassword}'`,
    },
  });
  if (account === null) throw new Error('the account was not added');
  await ask('setAccount', { id: account.id, archiveExternally: true, deleteExternally: true });
  for (const stored of getSyncAccounts(engine.context, undefined)) {
    const { error } = await syncOnce(engine.context, stored, { signal: new AbortController().signal });
    if (error !== undefined) throw new Error(error.message);
  }
  const { rows } = await ask('listPage', { scope: { view: 'inbox' }, limit: 1_000 });
  const chosen = (fate: Fate): { selection: Selection } => {
    const ids: ConversationId[] = rows.filter((row) => fateOf(row.subject) === fate).map((row) => row.id);
    return { selection: { kind: 'conversations', ids } };
  };
  const queued = [
    await ask('archive', chosen('archived')),
    await ask('deleteMail', chosen('deleted')),
    await ask('mark', { ...chosen('read'), flag: 'seen', value: true }),
    await ask('mark', { ...chosen('starred'), flag: 'starred', value: true }),
  ];
  expect(queued.reduce((sum, result) => sum + result.operations, 0)).toBe(500);
  await engine.context.background.finish();
  await engine.close();
}

/** Every message at the provider by its subject: `folder flags`, one entry a copy. */
async function atProvider(server: MailServer): Promise<Map<string, string[]>> {
  const client = await server.client('alice');
  const seen = new Map<string, string[]>();
  for (const folder of await client.list()) {
    const { exists } = await client.mailboxOpen(folder.path, { readOnly: true });
    if (exists === 0) continue;
    for (const item of await client.fetchAll('1:*', { uid: true, flags: true, envelope: true })) {
      const flags = [...(item.flags ?? [])].filter((flag) => /Seen|Flagged|Deleted/.test(flag)).sort();
      const subject = item.envelope?.subject ?? '';
      seen.set(subject, [...(seen.get(subject) ?? []), [folder.path, ...flags].join(' ')]);
    }
  }
  client.close();
  return seen;
}

const profiles: readonly { name: string; hide: readonly Capability[]; rounds: number; kills: number; met: number }[] = [
  { name: 'all extensions', hide: [], rounds: 11, kills: 5, met: 50 },
  { name: 'no MOVE', hide: ['MOVE'], rounds: 3, kills: 5, met: 12 },
  {
    name: 'no MOVE, no UIDPLUS, no CONDSTORE',
    hide: ['MOVE', 'UIDPLUS', 'CONDSTORE', 'QRESYNC'],
    rounds: 2,
    kills: 5,
    met: 8,
  },
];

/** SECURITY R2: 500 queued operations are carried out while the engine is killed again and again, and then let finish. */
describe.each(profiles)('kill -9 while 500 operations are carried out ($name)', ({ hide, rounds, kills, met }) => {
  let killed = 0;
  let allBytes = 0;

  it.each(Array.from({ length: rounds }, (_, index) => index + 1))(
    `R2, SYN-8, DEL-7: ${kills} kills, seed %i: no operation lost, none done twice`,
    async (seed) => {
      const server = await startMailServer({ hide, smtp: false, recordCommands: false });
      const proxy = await startTripwireProxy(server.ports.imaps);
      const dataDir = mkdtempSync(join(tmpdir(), 'dealbox-crash-'));
      try {
        await fill(server);
        await prepare(dataDir, server, proxy.port);
        const random = makeRandom(seed * 97);
        for (let kill = 0; kill < kills; kill += 1) {
          const running = startCli(dataDir, ['sync', '--quiet', '--json']);
          const until = allBytes === 0 ? 20_000 * (kill + 1) : 4_000 + random.next() * (allBytes / (kill + 1));
          proxy.arm(until, () => setTimeout(() => running.process.kill('SIGKILL'), random.below(5)));
          if ((await running.ended).code === null) killed += 1;
          else allBytes = Math.max(allBytes, proxy.passed);
        }
        proxy.arm(Number.POSITIVE_INFINITY, () => {});
        const report = await askCli<Report>(dataDir, ['sync', '--quiet']);
        expect(report.accounts[0]).toMatchObject({ operations: { pending: 0, failed: 0 } });
        expect(report.accounts[0]?.error).toBeUndefined();

        const provider = await atProvider(server);
        const wrong = [...provider].filter(([subject, copies]) => copies.join() !== WHERE[fateOf(subject)]);
        expect(wrong).toEqual([]);
        expect(provider.size).toBe(MESSAGES);

        const { mail, open } = lookIntoStore(dataDir);
        expect(open).toEqual([]);
        expect(mail).toHaveLength(MESSAGES - 150);
        for (const item of mail) {
          const fate = fateOf(item.subject);
          const expected = { archived: fate === 'archived', seen: fate === 'read', starred: fate === 'starred' };
          expect([item.subject, item]).toEqual([item.subject, { ...item, ...expected }]);
          expect([item.subject, item.places.map((place) => place.split(':')[0])]).toEqual([
            item.subject,
            [fate === 'archived' ? 'Archive' : 'INBOX'],
          ]);
        }
      } finally {
        await proxy.stop();
        await server.stop();
        rmSync(dataDir, { recursive: true, force: true });
      }
    },
  );

  it(`met its moments: at least ${met} kills while it ran`, () => {
    expect(killed).toBeGreaterThanOrEqual(met);
  });
});
