import type { ImapFlow } from 'imapflow';
import { afterEach, describe, expect, it } from 'vitest';
import { type Desk, openDesk } from '../support/desk.ts';
import { startFaultProxy } from '../support/fault-proxy.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { message } from '../support/messages.ts';
import { foldersOf, seenAtProvider } from '../support/provider-eyes.ts';
import { makeRandom, type Random } from '../support/random.ts';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

const fresh = (subject: string, minutes = 0) => {
  const internalDate = new Date(Date.now() - minutes * 60_000);
  return { raw: message({ subject, date: internalDate }), flags: [], internalDate };
};

describe.each([
  { name: 'by MOVE', hide: [], seeds: [1, 2, 3, 4, 5, 6] },
  { name: 'by COPY, without UIDPLUS', hide: ['MOVE', 'UIDPLUS'], seeds: [7, 8, 9, 10, 11, 12] },
] as const)('a network that breaks while operations are carried out ($name)', ({ hide, seeds }) => {
  it.each(seeds)(
    'R3, SYN-8, DEL-7: torn, slow, cut again and again: each done once, nothing lost (seed %i)',
    async (seed) => {
      const random = makeRandom(seed);
      const server = await startMailServer({ smtp: false, hide });
      ends.push(() => server.stop());
      const subjects = Array.from({ length: 24 }, (_, index) => `m${index}`);
      await server.append(
        'alice',
        'INBOX',
        subjects.map((subject, index) => fresh(subject, index)),
      );
      const proxy = await startFaultProxy(server.ports.imaps);
      ends.push(() => proxy.stop());
      const desk = await openDesk(server, {
        imapPort: proxy.port,
        timeout: 2_000,
        archiveExternally: true,
        deleteExternally: true,
      });
      ends.push(() => desk.close());
      await desk.sync();

      const [archived, deleted, starred, rest] = [
        subjects.slice(0, 6),
        subjects.slice(6, 12),
        subjects.slice(12, 18),
        subjects.slice(18),
      ];
      await desk.archive(...archived);
      await desk.delete(...deleted);
      const rows = (await desk.list('inbox')).filter((row) => starred.includes(row.subject));
      const selection = { kind: 'conversations' as const, ids: rows.map((row) => row.id) };
      await desk.ask('mark', { selection, flag: 'starred', value: true });
      await server.append('alice', 'INBOX', [fresh('new')]);

      let broken = 0;
      for (let pass = 0; pass < 8; pass += 1) {
        breakNetwork(proxy.faults, random);
        const reports = await desk.trySync();
        broken += reports.filter((report) => report.error !== undefined).length;
      }
      Object.assign(proxy.faults, { cut: undefined, pieceBytes: 0, delay: 0 });
      expect(broken, 'passes that the network broke').toBeGreaterThan(0);
      for (let pass = 0; pass < 3; pass += 1) await desk.sync();

      expect((await desk.ask('operations', {})).waiting).toBe(0);
      const other = await server.client('alice');
      ends.push(() => other.logout().catch(() => {}));
      await expectFolders(other, archived, 'Archive');
      await expectFolders(other, deleted, 'Trash');
      await expectFolders(other, [...starred, ...rest, 'new'], 'INBOX');
      for (const subject of starred)
        expect((await seenAtProvider(other, subject))[0]?.flags.has('\\Flagged'), subject).toBe(true);
      expect([...(await desk.subjects('inbox'))].sort()).toEqual([...starred, ...rest, 'new'].sort());
      expect([...(await desk.subjects('archive'))].sort()).toEqual([...archived].sort());
    },
  );
});

/** Cuts after so many bytes from the server: in the handshake, in an answer, between a copy and what follows it. */
function breakNetwork(faults: Awaited<ReturnType<typeof startFaultProxy>>['faults'], random: Random): void {
  faults.cut = { afterBytes: 1_000 + random.below(12_000), by: random.pick(['rst', 'fin'] as const), times: 1 };
  faults.pieceBytes = random.pick([0, 0, 1, 7, 100]);
  faults.delay = faults.pieceBytes === 0 ? random.pick([0, 2]) : 0;
}

async function expectFolders(other: ImapFlow, subjects: readonly string[], folder: string): Promise<void> {
  const found: Record<string, string[]> = {};
  for (const subject of subjects) found[subject] = await foldersOf(other, subject);
  expect(found).toEqual(Object.fromEntries(subjects.map((subject) => [subject, [folder]])));
}

describe('new mail while Dealbox runs (SYN-2)', () => {
  let server: MailServer;
  let desk: Desk;

  async function begin() {
    server = await startMailServer({ smtp: false });
    ends.push(() => server.stop());
    await server.deliver('alice', message({ subject: 'first' }));
    const proxy = await startFaultProxy(server.ports.imaps);
    ends.push(() => proxy.stop());
    desk = await openDesk(server, { live: true, imapPort: proxy.port, timeout: 20_000 });
    ends.push(() => desk.close());
    await isThere('first', 10_000);
    await upToDate();
    return proxy;
  }

  /** Until the account waits for changes and for nothing else. */
  const upToDate = () =>
    expect.poll(async () => (await desk.ask('syncStatus', {}))[0]?.phase, { timeout: 15_000 }).toBe('up-to-date');

  /** Milliseconds until the message is in the list. */
  async function isThere(subject: string, timeout: number): Promise<number> {
    const begun = performance.now();
    await expect.poll(() => desk.subjects('inbox'), { timeout, interval: 20 }).toContain(subject);
    return performance.now() - begun;
  }

  it('is in the list within two seconds of its delivery, again and again', async () => {
    await begin();
    for (const subject of ['a', 'b', 'c']) {
      await server.deliver('alice', message({ subject }));
      expect(await isThere(subject, 5_000), subject).toBeLessThan(2_000);
    }
  });

  it.each([
    ['the provider throws the connection out', () => server.kick('alice')],
    ['the network resets it', (proxy: { cutAll(by: 'rst'): void }) => proxy.cutAll('rst')],
    ['the network ends it', (proxy: { cutAll(by: 'fin'): void }) => proxy.cutAll('fin')],
  ] as const)(
    'when %s: what came meanwhile is there soon, and what comes later within two seconds',
    async (_, drop) => {
      const proxy = await begin();
      drop(proxy as never);
      await server.deliver('alice', message({ subject: 'meanwhile' }));
      expect(await isThere('meanwhile', 15_000)).toBeLessThan(6_000);
      await upToDate();
      await server.deliver('alice', message({ subject: 'later' }));
      expect(await isThere('later', 5_000)).toBeLessThan(2_000);
    },
  );

  it('when the provider restarts: nothing is lost', async () => {
    await begin();
    await server.shutdown();
    await server.restart();
    await server.deliver('alice', message({ subject: 'after the restart' }));
    await isThere('after the restart', 20_000);
  });
});
