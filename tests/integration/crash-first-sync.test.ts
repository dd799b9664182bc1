import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountArguments, askCli, startCli } from '../support/dealbox-cli.ts';
import { everyExtension, type MailServer, startMailServer } from '../support/mail-server.ts';
import { message } from '../support/messages.ts';
import { makeRandom } from '../support/random.ts';
import { digestOf, lookIntoStore } from '../support/store-eyes.ts';
import { startTripwireProxy, type TripwireProxy } from '../support/tripwire-proxy.ts';

const MESSAGES = 900;

interface Synced {
  accounts: { added: number; error?: unknown }[];
}

/** SECURITY R1: the engine is killed at moments of the first sync that the seed names, begun again each time, and then let finish. */
describe.each([
  { name: 'all extensions', hide: [], rounds: 11, kills: 5, met: 50 },
  { name: 'bare IMAP4rev1', hide: everyExtension, rounds: 2, kills: 5, met: 8 },
])('kill -9 during the first sync ($name)', ({ hide, rounds, kills, met }) => {
  let server: MailServer;
  let proxy: TripwireProxy;
  let allBytes = 0;
  let killed = 0;
  const digests = new Map<string, string>();
  const uids = new Map<string, string>();

  beforeAll(async () => {
    server = await startMailServer({ hide, smtp: false, recordCommands: false });
    proxy = await startTripwireProxy(server.ports.imaps);
    const random = makeRandom(1);
    const mail = Array.from({ length: MESSAGES }, (_, index) => {
      const messageId = `crash-${index}@customer.example`;
      const raw = message({
        subject: `mail ${index}`,
        messageId,
        text: `word${index} `.repeat(20 + random.below(2_000)),
      });
      digests.set(messageId, digestOf(raw));
      return { raw, internalDate: new Date(Date.now() - index * 60_000), messageId };
    });
    const found = await server.append('alice', 'INBOX', mail);
    for (const [index, uid] of found.entries()) uids.set(mail[index]?.messageId ?? '', `INBOX:${uid}`);
  });
  afterAll(async () => {
    await proxy?.stop();
    await server?.stop();
  });

  const syncWhole = (dataDir: string) => askCli<Synced>(dataDir, ['sync', '--quiet']);

  it.each(Array.from({ length: rounds }, (_, index) => index + 1))(
    `R1, SYN-8: ${kills} kills, seed %i: no message lost, none doubled, every byte as at the provider`,
    async (seed) => {
      const random = makeRandom(seed);
      const dataDir = mkdtempSync(join(tmpdir(), 'dealbox-crash-'));
      try {
        await askCli(dataDir, accountArguments(server, proxy.port));
        if (allBytes === 0) {
          proxy.arm(Number.POSITIVE_INFINITY, () => {});
          const measure = mkdtempSync(join(tmpdir(), 'dealbox-crash-'));
          await askCli(measure, accountArguments(server, proxy.port));
          await syncWhole(measure);
          allBytes = proxy.passed;
          rmSync(measure, { recursive: true });
        }
        for (let kill = 0; kill < kills; kill += 1) {
          const running = startCli(dataDir, ['sync', '--quiet', '--json']);
          // the later ones have less left to bring
          const until = 3_000 + random.next() * (allBytes / (kill + 1.2));
          proxy.arm(until, () => setTimeout(() => running.process.kill('SIGKILL'), random.below(12)));
          if ((await running.ended).code === null) killed += 1;
        }
        proxy.arm(Number.POSITIVE_INFINITY, () => {});
        const report = await syncWhole(dataDir);
        expect(report.accounts[0]?.error).toBeUndefined();
        const { mail, open, unindexed } = lookIntoStore(dataDir);
        expect(mail).toHaveLength(MESSAGES);
        expect(new Set(mail.map((item) => item.messageId)).size).toBe(MESSAGES);
        expect(mail.filter((item) => item.digest !== digests.get(item.messageId)).map((item) => item.subject)).toEqual(
          [],
        );
        expect(
          mail.filter((item) => item.places.join() !== uids.get(item.messageId)).map((item) => item.subject),
        ).toEqual([]);
        expect([open, unindexed]).toEqual([[], 0]);
      } finally {
        rmSync(dataDir, { recursive: true, force: true });
      }
    },
  );

  it(`met its moments: at least ${met} kills while it ran`, () => {
    expect(killed).toBeGreaterThanOrEqual(met);
  });
});
