import type { ImapFlow } from 'imapflow';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, openDesk } from '../support/desk.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { alice, message, team } from '../support/messages.ts';
import { foldersOf } from '../support/provider-eyes.ts';

describe('one message in two accounts', () => {
  let server: MailServer;
  let desk: Desk;
  const clients: ImapFlow[] = [];

  beforeEach(async () => {
    server = await startMailServer({ smtp: false });
    const raw = message({ subject: 'to both', to: [alice, team] });
    await server.deliver('alice', raw);
    await server.deliver('team', raw);
    desk = await openDesk(server, { users: ['alice', 'team'] });
    await desk.sync();
  });

  afterEach(async () => {
    for (const client of clients.splice(0)) await client.logout().catch(() => {});
    await desk.close();
    await server.stop();
  });

  async function seenBy(user: string): Promise<string[]> {
    const client = await server.client(user);
    clients.push(client);
    return foldersOf(client, 'to both');
  }

  async function only(user: string) {
    const account = desk.accounts.find(({ email }) => email === `${user}@example.test`);
    const [row] = await desk.list('inbox', account);
    if (row === undefined) throw new Error(`${user} has nothing in Inbox`);
    return { kind: 'conversations' as const, ids: [row.id] };
  }

  it('M15, DEL-9: deleted in one whose setting is on, the other’s copy stays here and at its provider', async () => {
    await desk.set({ deleteExternally: true }, 'alice@example.test');
    await desk.ask('deleteMail', { selection: await only('alice') });
    await desk.sync();
    await desk.sync();
    expect((await desk.list('inbox')).map((row) => row.account)).toEqual([desk.accounts[1]?.id]);
    expect(await seenBy('alice')).toEqual(['Trash']);
    expect(await seenBy('team')).toEqual(['INBOX']);
  });

  it('M15, DEL-9: and the other way round, with the setting off where it is deleted', async () => {
    await desk.set({ deleteExternally: true }, 'alice@example.test');
    await desk.ask('deleteMail', { selection: await only('team') });
    await desk.sync();
    await desk.sync();
    expect((await desk.list('inbox')).map((row) => row.account)).toEqual([desk.accounts[0]?.id]);
    expect(await seenBy('alice')).toEqual(['INBOX']);
    expect(await seenBy('team')).toEqual(['INBOX']);
  });

  it('DEL-9: archived in one, the other’s copy stays in Inbox on both sides', async () => {
    await desk.set({ archiveExternally: true });
    await desk.ask('archive', { selection: await only('team') });
    await desk.sync();
    expect((await desk.list('inbox')).map((row) => row.account)).toEqual([desk.accounts[0]?.id]);
    expect(await seenBy('alice')).toEqual(['INBOX']);
    expect(await seenBy('team')).toEqual(['Archive']);
  });

  it('DEL-4: deleted by another client in one, it stays in the other', async () => {
    const other = await server.client('alice');
    clients.push(other);
    await other.mailboxOpen('INBOX');
    await other.messageMove('1', 'Trash');
    await desk.sync();
    await desk.sync();
    expect((await desk.list('inbox')).map((row) => row.account)).toEqual([desk.accounts[1]?.id]);
  });

  it('DEL-9: the dialog says that the other account’s copy stays', async () => {
    const said = await desk.ask('describeDelete', { selection: await only('alice') });
    expect(JSON.stringify(said)).toContain('team@example.test');
  });
});
