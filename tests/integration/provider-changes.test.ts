import type { ImapFlow } from 'imapflow';
import { afterEach, describe, expect, it } from 'vitest';
import { type Desk, type DeskOptions, openDesk } from '../support/desk.ts';
import { type MailServer, type MailServerOptions, startMailServer } from '../support/mail-server.ts';
import { alice, bob, carol, message } from '../support/messages.ts';
import {
  copyElsewhere,
  expunge,
  foldersOf,
  moveElsewhere,
  seenAtProvider,
  setFlags,
} from '../support/provider-eyes.ts';

/** What providers and other clients do to a mailbox beyond the sync matrix (FEATURES A22), on a real server. */
describe('changes at the provider', () => {
  let server: MailServer;
  let desk: Desk;
  let other: ImapFlow;
  const ends: (() => Promise<unknown>)[] = [];

  async function begin(
    desktop: DeskOptions = {},
    mailbox: MailServerOptions = {},
    subjects = ['one', 'two', 'three', 'four', 'five'],
  ) {
    server = await startMailServer({ smtp: false, ...mailbox });
    ends.push(() => server.stop());
    const mail = subjects.map((subject, index) => {
      const internalDate = new Date(Date.now() - (subjects.length - index) * 60_000);
      return { raw: message({ subject, date: internalDate }), flags: [], internalDate };
    });
    await server.append('alice', 'INBOX', mail);
    desk = await openDesk(server, desktop);
    ends.push(() => desk.close());
    other = await server.client('alice');
    ends.push(() => other.logout().catch(() => {}));
    await desk.sync();
  }

  const put = (folder: string, raw: Buffer, flags: string[] = []) =>
    server.append('alice', folder, [{ raw, flags, internalDate: new Date() }]);

  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end();
  });

  it.each([
    { archiveExternally: false, deleteExternally: false },
    { archiveExternally: true, deleteExternally: false },
    { archiveExternally: false, deleteExternally: true },
    { archiveExternally: true, deleteExternally: true },
  ])('R038, R041, ARC-5, DEL-3, DEL-6: each setting governs its own act, and only ours: %o', async (settings) => {
    await begin(settings);
    await desk.archive('one');
    await desk.delete('two');
    await moveElsewhere(other, 'three', 'INBOX', 'Archive');
    await moveElsewhere(other, 'four', 'INBOX', 'Trash');
    await desk.sync();
    await desk.sync();
    expect(await foldersOf(other, 'one')).toEqual([settings.archiveExternally ? 'Archive' : 'INBOX']);
    expect(await foldersOf(other, 'two')).toEqual([settings.deleteExternally ? 'Trash' : 'INBOX']);
    expect(await desk.subjects('inbox')).toEqual(['five', 'three']);
    expect(await desk.subjects('archive')).toEqual(['one']);
  });

  it('R014, ARC-1, ARC-5: archived is the whole conversation, here and at the provider', async () => {
    await begin({ archiveExternally: true });
    const [first] = (await desk.find('three')).messages;
    const references = [first?.messageId ?? ''];
    await put('INBOX', message({ subject: 'Re: three', references, inReplyTo: first?.messageId ?? '' }));
    await desk.sync();
    await desk.archive('Re: three');
    await desk.sync();
    expect((await desk.find('Re: three')).messages.map((item) => item.archived)).toEqual([true, true]);
    expect([await foldersOf(other, 'three'), await foldersOf(other, 'Re: three')]).toEqual([['Archive'], ['Archive']]);
  });

  describe('archive and sent mail', () => {
    it('ARC-3, R021: archived and brought back, a conversation is what it was, and is marked meanwhile', async () => {
      await begin();
      const before = await desk.find('three');
      const order = await desk.subjects('inbox');
      await desk.archive('three');
      const archived = await desk.find('three');
      expect(archived).toMatchObject({ id: before.id, standing: 'archive', messages: [{ archived: true }] });
      const found = await desk.ask('search', { query: 'three', limit: 10 });
      expect(found.hits.map((hit) => hit.conversation.id)).toEqual([before.id]);
      await desk.sync();
      await desk.unarchive('three');
      const after = await desk.find('three');
      expect({ ...after, activity: [] }).toEqual({ ...before, activity: [] });
      expect(await desk.subjects('inbox')).toEqual(order);
    });

    it('SYN-6: mail sent by another client stands in its conversation, once, whichever folder is seen first', async () => {
      await begin();
      const [question] = (await desk.find('three')).messages;
      const reply = { from: alice, to: [carol], cc: [alice], references: [question?.messageId ?? ''] };
      const raw = message({ subject: 'Re: three', ...reply, inReplyTo: question?.messageId ?? '' });
      await put('INBOX', raw);
      await desk.sync();
      await put('Sent', raw, ['\\Seen']);
      await desk.sync();
      const conversation = await desk.find('Re: three');
      expect(conversation.messages.map((item) => [item.subject, item.outgoing])).toEqual([
        ['three', false],
        ['Re: three', true],
      ]);
      expect(conversation.messages[1]?.locations.map((place) => place.folder).sort()).toEqual(['INBOX', 'Sent']);
      expect((await desk.list('sent')).map((row) => row.id)).toEqual([conversation.id]);
    });
  });

  describe.each([
    { how: 'by MOVE', hide: [] as const },
    { how: 'by COPY', hide: ['MOVE', 'UIDPLUS'] as const },
  ])('a move that the provider refuses ($how)', ({ hide }) => {
    it('M16, DEL-10: into Trash: deleted here, waiting with its reason, nothing expunged; on retry it is carried out', async () => {
      await begin({ deleteExternally: true }, { hide, rights: { Trash: 'lrs' } });
      await desk.delete('three');
      await desk.sync();
      await desk.sync();
      expect(await desk.subjects('inbox')).toEqual(['five', 'four', 'two', 'one']);
      const [waiting] = (await desk.ask('operations', {})).operations;
      expect(waiting).toMatchObject({
        kind: 'trash',
        state: 'needs-user',
        error: {
          code: 'move-refused',
          message: expect.stringMatching(/refused to .*Trash: the account may not change that folder/),
        },
      });
      const left = await seenAtProvider(other, 'three');
      expect(left.map((seen) => [seen.folder, seen.flags.has('\\Deleted')])).toEqual([['INBOX', false]]);

      server.setRights({});
      await desk.ask('retryOperations', { ids: [waiting?.id ?? (0 as never)] });
      await desk.sync();
      expect(await foldersOf(other, 'three')).toEqual(['Trash']);
      expect((await desk.ask('operations', {})).waiting).toBe(0);
    });

    it('SYN-8: what was refused holds up nothing else', async () => {
      await begin({ deleteExternally: true, archiveExternally: true }, { hide, rights: { Trash: 'lrs' } });
      await desk.delete('one', 'two');
      await desk.archive('three');
      await desk.sync();
      expect(await foldersOf(other, 'three')).toEqual(['Archive']);
      const { operations } = await desk.ask('operations', {});
      expect(operations.filter(({ kind }) => kind === 'trash').map(({ state }) => state)).toEqual([
        'needs-user',
        'needs-user',
      ]);
    });
  });

  it('DEL-10, SYN-8: an inbox that may only be read: archive, delete and read are done here and wait with their reasons', async () => {
    await begin({ deleteExternally: true, archiveExternally: true }, { rights: {} });
    server.setRights({ INBOX: 'lr' });
    await desk.archive('one');
    await desk.delete('two');
    const { id } = await desk.find('three');
    await desk.ask('mark', { selection: { kind: 'conversations', ids: [id] }, flag: 'starred', value: true });
    for (let pass = 0; pass < 3; pass += 1) await desk.sync();
    const { operations } = await desk.ask('operations', {});
    expect(operations.map(({ kind, state }) => `${kind} ${state}`).sort()).toEqual([
      'archive needs-user',
      // a mark is no reason to ask a person: it is tried again, ever more seldom
      'mark failed',
      'trash needs-user',
    ]);
    for (const { error } of operations) expect(error?.message).toMatch(/^The provider refused to /);
    expect(await desk.subjects('archive')).toEqual(['one']);
    expect(await desk.subjects('inbox')).toEqual(['five', 'four', 'three']);
    expect((await desk.find('three')).messages[0]?.starred).toBe(true);
    for (const subject of ['one', 'two', 'three']) expect(await foldersOf(other, subject)).toEqual(['INBOX']);
  });

  describe('a server without UIDPLUS and MOVE', () => {
    const hide = ['UIDPLUS', 'MOVE'] as const;
    const expunges = () => server.commandLog('alice').filter(({ line }) => /^(EXPUNGE|CLOSE)/i.test(line));

    it('DEL-10: never expunges what another client has marked as deleted', async () => {
      await begin({ deleteExternally: true }, { hide });
      await setFlags(other, 'two', 'INBOX', ['\\Deleted']);
      await desk.delete('three');
      await desk.sync();
      expect(await foldersOf(other, 'two')).toEqual(['INBOX']);
      expect(await foldersOf(other, 'three')).toContain('Trash');
      expect(expunges()).toEqual([]);
      const left = (await seenAtProvider(other, 'three')).find((seen) => seen.folder === 'INBOX');
      expect(left?.flags.has('\\Deleted')).toBe(true);
      await desk.sync();
      expect(await desk.subjects('inbox')).not.toContain('three');
    });

    it('DEL-3: where nobody else marked anything, only ours goes', async () => {
      await begin({ deleteExternally: true }, { hide });
      await desk.delete('three');
      await desk.sync();
      expect(await foldersOf(other, 'three')).toEqual(['Trash']);
      for (const subject of ['one', 'two', 'four', 'five']) expect(await foldersOf(other, subject)).toEqual(['INBOX']);
    });

    it('DEL-9: in a team mailbox it never expunges at all', async () => {
      await begin({ deleteExternally: true, type: 'team' }, { hide });
      await desk.delete('three');
      await desk.sync();
      expect(await foldersOf(other, 'three')).toContain('Trash');
      expect(expunges()).toEqual([]);
    });
  });

  it('ARC-6: a folder renamed at the provider takes nothing away; its mail is followed under the new name', async () => {
    await begin({ labels: 'all' });
    await other.mailboxCreate('Clients/Nordwind');
    for (const subject of ['offer a', 'offer b', 'offer c']) await put('Clients/Nordwind', message({ subject }));
    await desk.sync();
    const before = await desk.find('offer b');
    await other.mailboxRename('Clients/Nordwind', 'Clients/Südwind');
    for (let pass = 0; pass < 4; pass += 1) await desk.sync();
    expect(await desk.subjects('inbox')).toEqual(expect.arrayContaining(['offer a', 'offer b', 'offer c']));
    const after = await desk.find('offer b');
    expect(after.id).toBe(before.id);
    expect(after.messages[0]?.locations.map((place) => place.folder)).toEqual(['Clients/Südwind']);
    await setFlags(other, 'offer b', 'Clients/Südwind', ['\\Flagged']);
    await desk.sync();
    expect((await desk.find('offer b')).messages[0]?.starred).toBe(true);
    await moveElsewhere(other, 'offer b', 'Clients/Südwind', 'Trash');
    await desk.sync();
    expect(await desk.subjects('inbox')).not.toContain('offer b');
  });

  it('ARC-6, M14: a folder deleted at the provider: its mail is kept here, and told', async () => {
    await begin({ labels: 'all' });
    await other.mailboxCreate('Clients');
    for (const subject of ['offer a', 'offer b']) await put('Clients', message({ subject }));
    await desk.sync();
    await other.mailboxDelete('Clients');
    for (let pass = 0; pass < 4; pass += 1) await desk.sync();
    expect(await desk.subjects('inbox')).toEqual(expect.arrayContaining(['offer a', 'offer b']));
    const [status] = await desk.ask('syncStatus', {});
    expect(status?.incidents).toMatchObject([{ kind: 'folder-gone', messages: 2 }]);
  });

  describe('copies', () => {
    it('SYN-5: the same mail twice in one folder is one message; archived and deleted, both copies go', async () => {
      await begin({ archiveExternally: true, deleteExternally: true });
      const raw = message({ subject: 'twice' });
      await put('INBOX', raw);
      await put('INBOX', raw);
      await desk.sync();
      expect((await desk.find('twice')).messages).toHaveLength(1);
      await desk.archive('twice');
      await desk.sync();
      expect(await foldersOf(other, 'twice')).toEqual(['Archive', 'Archive']);
      await desk.sync();
      await desk.delete('twice');
      await desk.sync();
      expect(await foldersOf(other, 'twice')).toEqual(['Trash', 'Trash']);
      await desk.sync();
      expect([...(await desk.subjects('inbox')), ...(await desk.subjects('archive'))]).not.toContain('twice');
    });

    it('SYN-5, DEL-4: one of two copies expunged elsewhere deletes nothing', async () => {
      await begin();
      const raw = message({ subject: 'twice' });
      await put('INBOX', raw);
      await put('INBOX', raw);
      await desk.sync();
      await expunge(other, 'twice', 'INBOX');
      for (let pass = 0; pass < 3; pass += 1) await desk.sync();
      expect((await desk.find('twice')).messages[0]?.locations).toHaveLength(1);
    });

    it('SYN-5: two messages that only share their Message-ID are both kept, and acted on each for itself', async () => {
      await begin({ deleteExternally: true });
      const messageId = 'clash@customer.example';
      await put('INBOX', message({ subject: 'clash a', messageId, date: new Date(Date.now() - 60_000) }));
      await put('INBOX', message({ subject: 'clash b', messageId, from: bob }));
      await desk.sync();
      const rows = await desk.list('inbox');
      const all = await Promise.all(rows.map((row) => desk.ask('conversation', { id: row.id })));
      const a = all.flatMap((found) => found?.messages ?? []).find((item) => item.subject === 'clash a');
      await desk.ask('deleteMail', { selection: { kind: 'messages', ids: [a?.id ?? (0 as never)] } });
      await desk.sync();
      expect(await foldersOf(other, 'clash a')).toEqual(['Trash']);
      expect(await foldersOf(other, 'clash b')).toEqual(['INBOX']);
      expect((await desk.find('clash b')).messages.map((item) => item.subject)).toEqual(['clash b']);
    });

    it('DEL-3, SYN-5: in two folders it is one message; deleted, every copy goes to Trash', async () => {
      await begin({ labels: 'all', deleteExternally: true }, { folders: ['Clients'] });
      await copyElsewhere(other, 'three', 'INBOX', 'Clients');
      await desk.sync();
      expect((await desk.list('inbox')).filter((row) => row.subject === 'three')).toHaveLength(1);
      expect((await desk.find('three')).messages[0]?.locations).toHaveLength(2);
      await desk.delete('three');
      await desk.sync();
      expect(await foldersOf(other, 'three')).toEqual(['Trash', 'Trash']);
    });

    it('DEL-4: in two folders, moved to Trash from one of them elsewhere: deleted here', async () => {
      await begin({ labels: 'all' }, { folders: ['Clients'] });
      await copyElsewhere(other, 'three', 'INBOX', 'Clients');
      await desk.sync();
      await moveElsewhere(other, 'three', 'Clients', 'Trash');
      for (let pass = 0; pass < 3; pass += 1) await desk.sync();
      // it still is in the inbox there: so it is here
      expect(await desk.subjects('inbox')).toContain('three');
      await moveElsewhere(other, 'three', 'INBOX', 'Trash');
      await desk.sync();
      expect(await desk.subjects('inbox')).not.toContain('three');
    });
  });

  describe('UIDVALIDITY', () => {
    /** The folder made anew with its mail in another order: every UID names another message. */
    async function shuffle(folder: string): Promise<void> {
      await other.mailboxOpen(folder);
      const kept = await other.fetchAll('1:*', { source: true, flags: true });
      await other.mailboxClose();
      await other.mailboxDelete(folder);
      await other.mailboxCreate(folder);
      for (const { source, flags } of kept.reverse())
        await server.append('alice', folder, [
          {
            raw: source ?? Buffer.alloc(0),
            flags: [...(flags ?? [])].filter((flag) => flag !== '\\Recent'),
            internalDate: new Date(),
          },
        ]);
    }

    it('DEL-10, M13: what was queued before the change acts on its own message, whatever now has its UID', async () => {
      await begin({ labels: 'all', deleteExternally: true, archiveExternally: true }, { folders: ['Clients'] });
      const subjects = ['a', 'b', 'c', 'd'].map((name) => `client ${name}`);
      for (const subject of subjects) await put('Clients', message({ subject }));
      await desk.sync();
      await desk.delete('client a');
      const { id } = await desk.find('client b');
      await desk.ask('mark', { selection: { kind: 'conversations', ids: [id] }, flag: 'starred', value: true });
      await shuffle('Clients');
      for (let pass = 0; pass < 3; pass += 1) await desk.sync();
      expect(await foldersOf(other, 'client a')).toEqual(['Trash']);
      for (const subject of subjects.slice(1)) expect(await foldersOf(other, subject)).toEqual(['Clients']);
      const starred = (await seenAtProvider(other, 'client b'))[0]?.flags.has('\\Flagged');
      expect(starred).toBe(true);
      expect((await seenAtProvider(other, 'client d'))[0]?.flags.has('\\Flagged')).toBe(false);
      expect((await desk.subjects('inbox')).filter((subject) => subject.startsWith('client')).sort()).toEqual(
        subjects.slice(1),
      );
    });

    it('M13: changed in the middle of the first sync, nothing is lost and nothing comes twice', async () => {
      const subjects = Array.from({ length: 300 }, (_, index) => `mail ${index}`);
      await begin({}, {}, subjects.slice(0, 1));
      await server.append(
        'alice',
        'INBOX',
        subjects.slice(1).map((subject) => ({
          raw: message({ subject, text: 'x '.repeat(500) }),
          flags: [],
          internalDate: new Date(),
        })),
      );
      const fetching = () => server.commandLog('alice').filter(({ line }) => /^UID FETCH .*BODY/i.test(line)).length;
      const before = fetching();
      const pass = desk.trySync();
      await expect.poll(fetching, { interval: 1 }).toBeGreaterThan(before);
      server.doveadm(['mailbox', 'update', '-u', 'alice', '--uid-validity', '987654', 'INBOX']);
      await pass;
      for (let next = 0; next < 3; next += 1) await desk.sync();
      expect((await desk.subjects('inbox')).sort()).toEqual([...subjects].sort());
    });
  });
});
