import { afterEach, describe, expect, it } from 'vitest';
import { hasCyrus } from '../../scripts/setup/cyrus.mjs';
import { parseHeader } from '../../src-main/provider/mime/parse-header.ts';
import { sampleMailbox } from '../../src-main/provider/sample/mailbox/sample-mailbox.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { alice, bob, message } from '../support/messages.ts';
import { copyElsewhere, expunge, foldersOf, moveElsewhere, setFlags } from '../support/provider-eyes.ts';
import { cyrus } from '../support/providers/cyrus.ts';
import { plainServers, type TestServer } from '../support/providers/test-provider.ts';
import { dumpStore } from '../support/store-dump.ts';

const [dovecot] = plainServers;
const servers = dovecot === undefined ? [] : hasCyrus() ? [dovecot, cyrus] : [dovecot];
if (!hasCyrus()) console.warn('Cyrus IMAP is not on this machine: what compares the two mail servers is skipped.');

const open: { server: TestServer; desk: Desk }[] = [];
afterEach(async () => {
  for (const { server, desk } of open.splice(0)) {
    await desk.close();
    await server.stop();
  }
});

async function start(provider: (typeof servers)[number], options: Parameters<typeof openDesk>[1] = {}) {
  const server = await provider.start();
  const desk = await openDesk(server, options);
  open.push({ server, desk });
  return { server, desk };
}

describe('the same mailbox on two servers', () => {
  it.runIf(hasCyrus())(
    'SYN-2, SYN-5: a mailbox lived in for a while gives the same store from Dovecot and from Cyrus',
    async () => {
      const epoch = new Date();
      const now = () => epoch.getTime();
      const mail = sampleMailbox(epoch);
      // the very same bytes for both
      const later = [
        { folder: 'INBOX', raw: message({ subject: 'new one', date: epoch }) },
        { folder: 'Sent', raw: message({ subject: 'Re: new one', from: alice, to: [bob], date: epoch }) },
      ];
      const [first, second, third] = mail.filter((one) => one.folder === 'INBOX').map((one) => subjectOf(one.raw));
      const dumps: unknown[] = [];
      for (const provider of servers) {
        const { server, desk } = await start(provider, {
          labels: 'all',
          archiveExternally: true,
          deleteExternally: true,
          now,
        });
        const other = await server.client('alice');
        // Cyrus makes a folder of what is only a name to Dovecot
        await other.mailboxCreate('Clients');
        for (const [folder, messages] of Map.groupBy(mail, (one) => one.folder)) {
          await server.append(
            'alice',
            folder,
            messages.map(({ raw, flags, internalDate }) => ({ raw, flags, internalDate })),
          );
        }
        await desk.sync();
        await desk.sync({ past: '1y' });
        for (const { folder, raw } of later) await server.append('alice', folder, [{ raw, internalDate: epoch }]);
        await setFlags(other, first ?? '', 'INBOX', ['\\Seen', '\\Flagged']);
        await moveElsewhere(other, second ?? '', 'INBOX', 'Archive');
        await moveElsewhere(other, third ?? '', 'INBOX', 'Trash');
        await copyElsewhere(other, 'new one', 'INBOX', 'Archive');
        await other.logout();
        for (let pass = 0; pass < 3; pass += 1) await desk.sync();
        await desk.archive('new one');
        const [row] = await desk.list('archive');
        await desk.ask('deleteMail', { selection: { kind: 'conversations', ids: row === undefined ? [] : [row.id] } });
        for (let pass = 0; pass < 2; pass += 1) await desk.sync();
        const { dataDir } = desk;
        dumps.push(dumpStore(dataDir));
      }
      const [one, two] = dumps;
      expect((one as { messages: unknown[] }).messages.length).toBeGreaterThan(80);
      expect(two).toEqual(one);
    },
  );
});

describe.each(servers.map((provider) => ({ name: provider.name, provider })))('folders on $name', ({ provider }) => {
  const at = async (desk: Desk, subject: string) =>
    (await desk.find(subject)).messages[0]?.locations.map((place) => place.folder);

  it('SYN-4: a nested, non-ASCII folder is chosen, renamed and moved at the provider, and keeps its mail and its choice', async () => {
    const { server, desk } = await start(provider, { labels: ['Kunden/Größe'] });
    const other = await server.client('alice');
    await other.mailboxCreate('Kunden');
    await other.mailboxCreate('Kunden/Größe');
    await other.append('Kunden/Größe', message({ subject: 'offer' }));
    await desk.sync();
    const { id } = await desk.find('offer');
    expect(await at(desk, 'offer')).toEqual(['Kunden/Größe']);
    await other.mailboxRename('Kunden', '顧客');
    await desk.sync();
    expect(await at(desk, 'offer')).toEqual(['顧客/Größe']);
    expect((await desk.ask('accounts', {}))[0]?.labels).toEqual(['顧客/Größe']);
    // new mail there goes on coming in, and nothing came twice
    await other.append('顧客/Größe', message({ subject: 'second offer' }));
    await desk.sync();
    expect(await desk.subjects('inbox')).toEqual(['second offer', 'offer']);
    expect((await desk.find('offer')).id).toBe(id);
    const [status] = await desk.ask('syncStatus', {});
    expect(status?.incidents).toEqual([]);
    expect(status?.folders.map((folder) => folder.path)).not.toContain('Kunden/Größe');
    await other.logout();
  });

  it('SYN-4: another folder of the same name is not taken for the renamed one', async () => {
    const { server, desk } = await start(provider, { labels: ['Clients'] });
    const other = await server.client('alice');
    await other.mailboxCreate('Clients');
    await other.append('Clients', message({ subject: 'offer' }));
    await desk.sync();
    await other.mailboxDelete('Clients');
    await other.mailboxCreate('Customers');
    await other.append('Customers', message({ subject: 'another' }));
    await desk.sync();
    await desk.sync();
    expect((await desk.ask('accounts', {}))[0]?.labels).toEqual(['Clients']);
    // DEL-4: a vanished folder is never a deletion
    expect(await desk.subjects('inbox')).toEqual(['offer']);
    await other.logout();
  });

  it('SYN-4, R107…R110: a folder chosen later counts from then on; one no longer chosen keeps what is here', async () => {
    const { server, desk } = await start(provider);
    const other = await server.client('alice');
    await other.mailboxCreate('Clients');
    await other.append('Clients', message({ subject: 'offer' }));
    await desk.sync();
    expect(await desk.subjects('inbox')).toEqual([]);
    await desk.ask('countFolders', { account: desk.accounts[0]?.id ?? (0 as never) });
    const [status] = await desk.ask('syncStatus', {});
    const clients = status?.folders.find((folder) => folder.path === 'Clients');
    expect(clients).toMatchObject({ there: 1, messages: 0, synced: false });
    await desk.set({ labels: ['Clients'] });
    await desk.sync();
    expect(await desk.subjects('inbox')).toEqual(['offer']);
    await desk.set({ labels: [] });
    await other.append('Clients', message({ subject: 'later' }));
    await desk.sync();
    expect(await desk.subjects('inbox')).toEqual(['offer']);
    // what is here goes on being followed
    await expunge(other, 'offer', 'Clients');
    for (let pass = 0; pass < 3; pass += 1) await desk.sync();
    expect(await foldersOf(other, 'offer')).toEqual([]);
    expect(await desk.subjects('inbox')).toEqual([]);
    await other.logout();
  });
});

const subjectOf = (raw: Uint8Array): string => parseHeader(Buffer.from(raw)).subject;
