import type { ImapFlow } from 'imapflow';
import { afterEach, describe, expect, it } from 'vitest';
import { type Desk, openDesk } from '../support/desk.ts';
import { everyExtension, type MailServer, startMailServer } from '../support/mail-server.ts';
import { message } from '../support/messages.ts';
import { makeRandom, type Random } from '../support/random.ts';
import { lookIntoStore, type StoredMail } from '../support/store-eyes.ts';

/** Folders whose mail Dealbox brings in by itself here; in Junk it only follows what it knows. */
const synced = ['INBOX', 'Archive', 'Sent', 'Clients'];
const actions = 220;

/** A copy as the provider has it; what is marked as deleted counts as gone. */
interface Copy {
  readonly subject: string;
  readonly place: string;
  readonly seen: boolean;
  readonly starred: boolean;
}

const profiles = [
  { name: 'all extensions', hide: [], seeds: [1, 2] },
  { name: 'bare IMAP4rev1', hide: everyExtension, seeds: [3, 4] },
] as const;

describe.each(profiles)('a second client at work all the time ($name)', ({ hide, seeds }) => {
  let server: MailServer;
  let desk: Desk;
  let other: ImapFlow;
  const ends: (() => Promise<unknown>)[] = [];

  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end();
  });

  it.each(seeds)(
    `R4, SYN-2, SYN-8, ARC-6, DEL-4: after ${actions} acts of both sides, both have the same (seed %i)`,
    async (seed) => {
      const random = makeRandom(seed);
      server = await startMailServer({ smtp: false, hide, folders: ['Clients'] });
      ends.push(() => server.stop());
      const begun = Array.from({ length: 60 }, (_, index) => fresh(`m${index}`));
      await server.append('alice', 'INBOX', begun);
      desk = await openDesk(server, { labels: 'all', archiveExternally: true, deleteExternally: true });
      ends.push(() => desk.close());
      other = await server.client('alice');
      ends.push(() => other.logout().catch(() => {}));
      await desk.sync();

      const deletedHere = new Set<string>();
      for (let act = 0; act < actions; act += 1) {
        const turn = random.below(10);
        if (turn < 5) await actElsewhere(random, `n${act}`);
        else if (turn < 9) await actHere(random, deletedHere);
        else await desk.sync();
      }
      await settle();

      const copies = await atProvider();
      const stored = new Map(lookIntoStore(desk.dataDir).mail.map((mail) => [mail.subject, mail]));
      const there = Map.groupBy(copies, (copy) => copy.subject);
      for (const [subject, mail] of stored) {
        expect(deletedHere.has(subject), `${subject} was deleted here`).toBe(false);
        expectSame(mail, there.get(subject) ?? []);
      }
      const unknown = copies.filter(
        ({ subject, place }) => isSynced(place) && !stored.has(subject) && !deletedHere.has(subject),
      );
      expect(unknown, 'in a synced folder, and not here').toEqual([]);
      const left = copies.filter(({ subject, place }) => deletedHere.has(subject) && place.startsWith('INBOX:'));
      expect(left, 'deleted here, and still in the inbox there').toEqual([]);
    },
  );

  /** All that waits is done, and what vanished was looked for twice. */
  async function settle(): Promise<void> {
    for (let pass = 0; pass < 4; pass += 1) {
      await desk.sync();
      const [status] = await desk.ask('syncStatus', {});
      for (const incident of status?.incidents.filter((one) => one.open) ?? [])
        await desk.ask('resolveIncident', { id: incident.id, decision: 'delete-here' });
    }
    const { operations } = await desk.ask('operations', {});
    expect(operations.filter(({ state }) => state !== 'done')).toEqual([]);
  }

  async function actElsewhere(random: Random, subject: string): Promise<void> {
    const kind = random.pick([
      'new',
      'new',
      'flag',
      'flag',
      'move',
      'move',
      'copy',
      'trash',
      'junk',
      'expunge',
    ] as const);
    if (kind === 'new') {
      await server.append('alice', random.pick(['INBOX', 'INBOX', 'Clients', 'Sent']), [fresh(subject)]);
      return;
    }
    const from = random.pick(synced);
    const to = random.pick(synced.filter((folder) => folder !== from));
    const lock = await other.getMailboxLock(from);
    try {
      const uids = await other.search({ deleted: false }, { uid: true });
      if (!Array.isArray(uids) || uids.length === 0) return;
      const uid = `${random.pick(uids)}`;
      const flag = random.pick(['\\Seen', '\\Flagged']);
      if (kind === 'flag' && random.below(2) === 0) await other.messageFlagsAdd(uid, [flag], { uid: true });
      else if (kind === 'flag') await other.messageFlagsRemove(uid, [flag], { uid: true });
      else if (kind === 'copy') await other.messageCopy(uid, to, { uid: true });
      else if (kind === 'expunge') await other.messageDelete(uid, { uid: true });
      else await other.messageMove(uid, kind === 'trash' ? 'Trash' : kind === 'junk' ? 'Junk' : to, { uid: true });
    } finally {
      lock.release();
    }
  }

  async function actHere(random: Random, deletedHere: Set<string>): Promise<void> {
    const view = random.pick(['inbox', 'inbox', 'archive'] as const);
    const rows = await desk.list(view);
    if (rows.length === 0) return;
    const row = random.pick(rows);
    const selection = { kind: 'conversations' as const, ids: [row.id] };
    const kind = random.pick(['file', 'file', 'mark', 'mark', 'mark', 'delete'] as const);
    if (kind === 'delete') {
      deletedHere.add(row.subject);
      await desk.ask('deleteMail', { selection });
    } else if (kind === 'file') await desk.ask(view === 'inbox' ? 'archive' : 'unarchive', { selection });
    else
      await desk.ask('mark', {
        selection,
        flag: random.pick(['seen', 'starred'] as const),
        value: random.below(2) === 0,
      });
  }

  async function atProvider(): Promise<Copy[]> {
    const copies: Copy[] = [];
    for (const folder of [...synced, 'Junk']) {
      const lock = await other.getMailboxLock(folder);
      try {
        await other.noop();
        if (other.mailbox === false || other.mailbox.exists === 0) continue;
        // news of another session's change come without an envelope
        for (const { uid, flags = new Set(), envelope } of await other.fetchAll('1:*', {
          uid: true,
          flags: true,
          envelope: true,
        }))
          if (envelope !== undefined && !flags.has('\\Deleted'))
            copies.push({
              subject: envelope.subject ?? '',
              place: `${folder}:${uid}`,
              seen: flags.has('\\Seen'),
              starred: flags.has('\\Flagged'),
            });
      } finally {
        lock.release();
      }
    }
    return copies;
  }
});

const isSynced = (place: string): boolean => synced.some((folder) => place.startsWith(`${folder}:`));

function expectSame(mail: StoredMail, copies: readonly Copy[]): void {
  const relevant = copies.some(({ place }) => isSynced(place)) ? copies.filter(({ place }) => isSynced(place)) : copies;
  const places = relevant.map(({ place }) => place).sort();
  expect({
    subject: mail.subject,
    places: mail.places.filter((place) => places.includes(place) || isSynced(place)),
  }).toEqual({
    subject: mail.subject,
    places,
  });
  const [only, ...more] = relevant;
  if (only === undefined || more.length > 0) return;
  const { subject, seen, starred } = only;
  expect({ subject, seen: mail.seen, starred: mail.starred }).toEqual({ subject, seen, starred });
}

function fresh(subject: string) {
  const internalDate = new Date();
  return { raw: message({ subject, date: internalDate }), flags: [], internalDate };
}
