import type { ImapFlow } from 'imapflow';
import { afterEach, describe, expect, it } from 'vitest';
import { connectAccount } from '../../src-main/engine/connect-account.ts';
import { getAccount } from '../../src-main/store/tables/accounts.ts';
import { type Desk, type DeskOptions, openDesk } from './desk.ts';
import { alice, bob, message } from './messages.ts';
import { copyElsewhere, expunge, moveElsewhere, seenAtProvider, setFlags } from './provider-eyes.ts';
import { canonical, type TestProvider, type TestServer } from './providers/test-provider.ts';

/**
 * FEATURES A22 on real servers, driven by the engine and by a second client: on servers with and without the extensions that a sync leans on, and
 * as each provider that Dealbox knows announces itself. What may not be used there must not have been: the server's command log says so.
 */
export function syncMatrix(provider: TestProvider): void {
  describe(`sync matrix on ${provider.name}`, () => {
    let server: TestServer;
    let desk: Desk;
    let other: ImapFlow;
    const { folders } = provider;
    const standing = (subject: string) => provider.standing(other, subject);
    /** Where Dealbox follows a message. */
    const followed = async (subject: string) =>
      (await desk.find(subject)).messages[0]?.locations.map((place) => canonical(folders, [place.folder])[0]);

    async function begin(
      options: DeskOptions = {},
      subjects: readonly string[] = ['one', 'two', 'three', 'four', 'five'],
    ): Promise<void> {
      server = await provider.start();
      const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);
      const mail = subjects.map((subject, index) => {
        const internalDate = minutesAgo(subjects.length - index);
        return { raw: message({ subject, date: internalDate }), flags: [], internalDate };
      });
      await server.append('alice', 'INBOX', mail);
      desk = await openDesk(server, options);
      other = await server.client('alice');
      for (let pass = 0; pass < provider.passes; pass += 1) await desk.sync();
    }

    afterEach(async () => {
      await other?.logout().catch(() => {});
      await desk?.close();
      const sent = server.commandLog('alice').map((command) => command.line);
      await server.stop();
      for (const pattern of provider.unused) expect(sent.filter((line) => pattern.test(line))).toEqual([]);
    });

    it('ACC-2, SYN-6: it is known for what it is, and each of its folders for what it is for', async () => {
      await begin();
      const account = getAccount(desk.engine.context.store.db, desk.accounts[0]?.id ?? 0);
      const session = await connectAccount(account, desk.engine.context.credentials);
      try {
        expect(session.profile.name).toBe(provider.profile);
        const roles = (await session.listFolders()).map((folder) => [folder.role, folder.path]);
        const archive = session.profile.labels ? 'all' : 'archive';
        expect(Object.fromEntries(roles)).toMatchObject({
          inbox: 'INBOX',
          [archive]: folders.Archive,
          drafts: folders.Drafts,
          junk: folders.Junk,
          sent: folders.Sent,
          trash: folders.Trash,
        });
      } finally {
        await session.close();
      }
    });

    it('M1, R033: archived with the setting off, it stays in the provider’s inbox and in Archive here', async () => {
      await begin();
      await desk.archive('three');
      for (let pass = 0; pass < 3; pass += 1) await desk.sync();
      expect(await desk.subjects('archive')).toEqual(['three']);
      expect(await desk.subjects('inbox')).toEqual(['five', 'four', 'two', 'one']);
      expect(await standing('three')).toEqual(['INBOX']);
    });

    it('M2, R032: archived with the setting on, exactly one copy lies in the provider’s archive', async () => {
      await begin({ archiveExternally: true });
      await desk.archive('three');
      await desk.sync();
      expect(await standing('three')).toEqual(['Archive']);
      await desk.sync();
      expect(await desk.subjects('archive')).toEqual(['three']);
      expect(await followed('three')).toEqual(['Archive']);
    });

    it('M3: archive, unarchive, archive offline is one move', async () => {
      await begin({ archiveExternally: true });
      await desk.archive('three');
      await desk.unarchive('three');
      await desk.archive('three');
      const before = server.commandLog('alice').length;
      await desk.sync();
      const moves = server
        .commandLog('alice')
        .slice(before)
        .filter((command) => provider.archives.test(command.line));
      expect(moves).toHaveLength(1);
      expect(await standing('three')).toEqual(['Archive']);
    });

    it('M3: archive and unarchive offline is no move at all', async () => {
      await begin({ archiveExternally: true });
      await desk.archive('three');
      await desk.unarchive('three');
      expect((await desk.ask('operations', {})).waiting).toBe(0);
      await desk.sync();
      expect(await standing('three')).toEqual(['INBOX']);
      expect(await desk.subjects('inbox')).toContain('three');
    });

    it('ARC-5: unarchive moves back what Dealbox itself had archived', async () => {
      await begin({ archiveExternally: true });
      await desk.archive('three');
      await desk.sync();
      await desk.unarchive('three');
      await desk.sync();
      expect(await standing('three')).toEqual(['INBOX']);
      expect(await desk.subjects('inbox')).toEqual(['five', 'four', 'three', 'two', 'one']);
    });

    it.each(provider.movable)(
      'M4, R034, ARC-6: moved to %s at the provider, nothing changes here and it is followed',
      async (folder) => {
        await begin();
        const before = await desk.find('three');
        await moveElsewhere(other, 'three', 'INBOX', folders[folder]);
        await desk.sync();
        await desk.sync();
        await desk.sync();
        expect(await desk.subjects('inbox')).toContain('three');
        const after = await desk.find('three');
        expect(after.id).toBe(before.id);
        expect(after.messages[0]?.unread).toBe(true);
        expect(await followed('three')).toEqual([folder]);
        await setFlags(other, 'three', folders[folder], ['\\Seen']);
        await desk.sync();
        expect((await desk.find('three')).messages[0]?.unread).toBe(false);
        await moveElsewhere(other, 'three', folders[folder], folders.Trash);
        await desk.sync();
        expect(await desk.subjects('inbox')).not.toContain('three');
      },
    );

    it.each([{ labels: [] }, { labels: 'all' as const }])(
      'SYN-2, ARC-6: read and starred elsewhere, then moved, before we looked (labels $labels)',
      async ({ labels }) => {
        await begin({ labels });
        await setFlags(other, 'three', 'INBOX', ['\\Seen', '\\Flagged']);
        await moveElsewhere(other, 'three', 'INBOX', folders.Archive);
        await desk.sync();
        await desk.sync();
        expect((await desk.find('three')).messages[0]).toMatchObject({ unread: false, starred: true });
        expect((await desk.list('inbox')).find((row) => row.subject === 'three')).toMatchObject({
          unread: 0,
          starred: true,
        });
      },
    );

    it('SYN-2, SYN-8: starred elsewhere while our archive waits, marked read here: both come through', async () => {
      await begin({ archiveExternally: true });
      const { id } = await desk.find('three');
      await desk.ask('mark', { selection: { kind: 'conversations', ids: [id] }, flag: 'seen', value: true });
      await desk.archive('three');
      await setFlags(other, 'three', 'INBOX', ['\\Flagged']);
      await desk.sync();
      await desk.sync();
      expect((await desk.find('three')).messages[0]).toMatchObject({ unread: false, starred: true });
      const [seen] = await seenAtProvider(other, 'three');
      expect([...(seen?.flags ?? [])].sort()).toEqual(expect.arrayContaining(['\\Flagged', '\\Seen']));
    });

    it('M4: a copy seen in the other folder before the original vanishes is the same message', async () => {
      await begin({ labels: 'all' });
      await copyElsewhere(other, 'three', 'INBOX', folders.Archive);
      await desk.sync();
      expect((await desk.list('inbox')).filter((row) => row.subject === 'three')).toHaveLength(1);
      await expunge(other, 'three', 'INBOX');
      await desk.sync();
      await desk.sync();
      await desk.sync();
      expect(await desk.subjects('inbox')).toContain('three');
      expect((await desk.find('three')).messages).toHaveLength(1);
    });

    it('M5, R036: deleted with the setting off, it stays at the provider and does not come back', async () => {
      await begin();
      await desk.delete('three');
      for (let pass = 0; pass < 3; pass += 1) await desk.sync();
      expect(await desk.subjects('inbox')).not.toContain('three');
      expect(await standing('three')).toEqual(['INBOX']);
      await desk.reopen();
      await desk.sync();
      expect(await desk.subjects('inbox')).not.toContain('three');
    });

    it('M6, R035, DEL-3: deleted with the setting on, it lies in the provider’s Trash, never expunged', async () => {
      await begin({ deleteExternally: true });
      await desk.delete('three');
      await desk.sync();
      expect(await standing('three')).toEqual(['Trash']);
      for (let pass = 0; pass < 2; pass += 1) await desk.sync();
      expect(await desk.subjects('inbox')).not.toContain('three');
    });

    it.each([false, true])('M7, R037: moved to Trash at the provider, it is deleted here (settings %s)', async (on) => {
      await begin({ archiveExternally: on, deleteExternally: on });
      await moveElsewhere(other, 'three', 'INBOX', folders.Trash);
      await desk.sync();
      expect(await desk.subjects('inbox')).toEqual(['five', 'four', 'two', 'one']);
      expect((await desk.ask('search', { query: 'subject:three' })).hits).toEqual([]);
    });

    it('M7: archived here, then moved to Trash at the provider: gone here too', async () => {
      await begin();
      await desk.archive('three');
      await moveElsewhere(other, 'three', 'INBOX', folders.Trash);
      await desk.sync();
      expect(await desk.subjects('archive')).toEqual([]);
    });

    it('M8, DEL-4: expunged at the provider, it is gone here after two complete checks in a row, not after one', async () => {
      await begin();
      await provider.destroy(other, 'three');
      await desk.sync();
      expect(await desk.subjects('inbox')).toContain('three');
      await desk.sync();
      expect(await desk.subjects('inbox')).toEqual(['five', 'four', 'two', 'one']);
    });

    it('M9: restored from Trash after that, it returns as new mail', async () => {
      await begin();
      await moveElsewhere(other, 'three', 'INBOX', folders.Trash);
      await desk.sync();
      expect(await desk.subjects('inbox')).not.toContain('three');
      await moveElsewhere(other, 'three', folders.Trash, 'INBOX');
      await desk.sync();
      expect(await desk.subjects('inbox')).toEqual(['five', 'four', 'three', 'two', 'one']);
    });

    it('M10: one message deleted, the rest of its conversation stays on both sides', async () => {
      await begin({ deleteExternally: true }, ['other']);
      const first = message({ subject: 'thread', messageId: 'first@customer.example' });
      const second = message({
        subject: 'Re: thread',
        inReplyTo: 'first@customer.example',
        references: ['first@customer.example'],
      });
      await server.deliver('alice', first);
      await server.deliver('alice', second);
      await desk.sync();
      const conversation = await desk.find('Re: thread');
      expect(conversation.messages).toHaveLength(2);
      const only = conversation.messages[0];
      if (only === undefined) throw new Error('no message');
      await desk.ask('deleteMail', { selection: { kind: 'messages', ids: [only.id] } });
      await desk.sync();
      expect((await desk.find('Re: thread')).messages.map((left) => left.subject)).toEqual(['Re: thread']);
      expect(await standing('thread')).toEqual(['Trash']);
      expect(await standing('Re: thread')).toEqual(['INBOX']);
    });

    it('M11: archived here offline, deleted at the provider meanwhile: the deletion wins', async () => {
      await begin();
      await desk.archive('three');
      await moveElsewhere(other, 'three', 'INBOX', folders.Trash);
      await desk.sync();
      expect(await desk.subjects('archive')).toEqual([]);
      const [status] = await desk.ask('syncStatus', {});
      expect(status?.incidents.map((incident) => incident.kind)).toContain('deleted-at-provider');
    });

    it('M11 with archiving on: the deletion wins, and the archive is done without harm', async () => {
      await begin({ archiveExternally: true });
      await desk.archive('three');
      await moveElsewhere(other, 'three', 'INBOX', folders.Trash);
      await desk.sync();
      await desk.sync();
      expect(await desk.subjects('archive')).toEqual([]);
      expect(await standing('three')).toEqual(['Trash']);
      expect((await desk.ask('operations', {})).waiting).toBe(0);
    });

    it('M12: deleted here offline, archived at the provider meanwhile: it goes from the archive to Trash', async () => {
      await begin({ deleteExternally: true });
      await desk.delete('three');
      await moveElsewhere(other, 'three', 'INBOX', folders.Archive);
      await desk.sync();
      expect(await standing('three')).toEqual(['Trash']);
      expect(await desk.subjects('inbox')).not.toContain('three');
    });

    it('M13: UIDVALIDITY changes: nothing is deleted, nothing comes twice, changes go on being followed', async () => {
      await begin();
      const before = (await desk.list('inbox')).map((row) => row.id);
      await server.renumber();
      await desk.sync();
      await desk.sync();
      await desk.sync();
      expect((await desk.list('inbox')).map((row) => row.id)).toEqual(before);
      await other.logout().catch(() => {});
      other = await server.client('alice');
      await setFlags(other, 'three', 'INBOX', ['\\Flagged']);
      await desk.sync();
      expect((await desk.find('three')).messages[0]?.starred).toBe(true);
    });

    it('M14: more than a fifth of a folder vanishes at once: nothing is deleted, a question is asked', async () => {
      const subjects = Array.from({ length: 20 }, (_, index) => `mail ${index}`);
      await begin({}, subjects);
      for (const subject of subjects.slice(0, 6)) await provider.destroy(other, subject);
      for (let pass = 0; pass < 4; pass += 1) await desk.sync();
      expect(await desk.list('inbox')).toHaveLength(20);
      const [status] = await desk.ask('syncStatus', {});
      const incident = status?.incidents.find((item) => item.open);
      expect(incident).toMatchObject({ kind: 'mass-deletion', messages: 6 });
      await desk.ask('resolveIncident', { id: incident?.id ?? 0, decision: 'delete-here' });
      expect(await desk.list('inbox')).toHaveLength(14);
    });

    it('M14: the inbox is emptied: nothing is deleted here', async () => {
      await begin({}, ['one', 'two', 'three']);
      for (const subject of ['one', 'two', 'three']) await provider.destroy(other, subject);
      for (let pass = 0; pass < 4; pass += 1) await desk.sync();
      expect(await desk.list('inbox')).toHaveLength(3);
    });

    it.runIf(provider.canMissTrash)(
      'M16, DEL-10: without a Trash it is deleted here, and the move waits with its reason and a choice',
      async () => {
        server = await provider.start({ without: ['Trash'] });
        for (const subject of ['one', 'two']) await server.deliver('alice', message({ subject }));
        desk = await openDesk(server, { deleteExternally: true });
        other = await server.client('alice');
        await desk.sync();
        await desk.delete('one');
        await desk.sync();
        expect(await desk.subjects('inbox')).toEqual(['two']);
        expect(await standing('one')).toEqual(['INBOX']);
        const [waiting] = (await desk.ask('operations', {})).operations;
        expect(waiting).toMatchObject({ state: 'needs-user', kind: 'trash', error: { code: 'folder-missing' } });
        await other.mailboxCreate('Papierkorb 2');
        await desk.sync();
        await desk.ask('chooseFolder', {
          account: desk.accounts[0]?.id ?? (0 as never),
          role: 'trash',
          path: 'Papierkorb 2',
        });
        await desk.sync();
        expect(await standing('one')).toEqual(['Papierkorb 2']);
      },
    );

    it('M17: sent mail deleted from Sent at the provider is gone here', async () => {
      await begin({}, ['one']);
      for (const subject of ['mine a', 'mine b', 'mine c', 'mine d', 'mine e', 'mine f']) {
        await server.append('alice', folders.Sent, [
          { raw: message({ subject, from: alice, to: [bob] }), flags: ['\\Seen'], internalDate: new Date() },
        ]);
      }
      await desk.sync();
      expect(await desk.subjects('sent')).toHaveLength(6);
      await moveElsewhere(other, 'mine c', folders.Sent, folders.Trash);
      await desk.sync();
      expect(await desk.subjects('sent')).not.toContain('mine c');
    });

    it('M18: what waits keeps the setting that was in force when the person acted', async () => {
      await begin({ archiveExternally: true, deleteExternally: true });
      await desk.archive('one');
      await desk.delete('two');
      await desk.set({ archiveExternally: false, deleteExternally: false });
      await desk.archive('three');
      await desk.delete('four');
      await desk.sync();
      expect(await standing('one')).toEqual(['Archive']);
      expect(await standing('two')).toEqual(['Trash']);
      expect(await standing('three')).toEqual(['INBOX']);
      expect(await standing('four')).toEqual(['INBOX']);
    });

    it('ARC-4: a new message brings an archived conversation back to Inbox, whole; our own answer does not', async () => {
      await begin({}, ['other']);
      await server.deliver('alice', message({ subject: 'deal', messageId: 'deal@customer.example' }));
      await desk.sync();
      await desk.archive('deal');
      const reply = { inReplyTo: 'deal@customer.example', references: ['deal@customer.example'] };
      await server.append('alice', folders.Sent, [
        {
          raw: message({ subject: 'Re: deal', from: alice, to: [bob], ...reply }),
          flags: ['\\Seen'],
          internalDate: new Date(),
        },
      ]);
      await desk.sync();
      expect(await desk.subjects('archive')).toEqual(['Re: deal']);
      await server.deliver('alice', message({ subject: 'Re: deal', ...reply }));
      await desk.sync();
      expect(await desk.subjects('archive')).toEqual([]);
      expect((await desk.find('Re: deal')).messages.every((item) => !item.archived)).toBe(true);
    });

    it('SYN-2: read and starred go both ways', async () => {
      await begin();
      const conversation = await desk.find('two');
      await desk.ask('mark', {
        selection: { kind: 'conversations', ids: [conversation.id] },
        flag: 'seen',
        value: true,
      });
      await desk.ask('mark', {
        selection: { kind: 'conversations', ids: [conversation.id] },
        flag: 'starred',
        value: true,
      });
      await setFlags(other, 'four', 'INBOX', ['\\Seen', '\\Flagged']);
      await desk.sync();
      const [seen] = await seenAtProvider(other, 'two');
      expect([...(seen?.flags ?? [])].sort()).toEqual(expect.arrayContaining(['\\Flagged', '\\Seen']));
      expect((await desk.list('inbox')).find((row) => row.subject === 'four')).toMatchObject({
        unread: 0,
        starred: true,
      });
      await setFlags(other, 'two', 'INBOX', ['\\Seen', '\\Flagged'], false);
      await desk.sync();
      expect((await desk.list('inbox')).find((row) => row.subject === 'two')).toMatchObject({
        unread: 1,
        starred: false,
      });
    });
  });
}
