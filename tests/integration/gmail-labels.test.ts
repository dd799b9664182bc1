import type { ImapFlow } from 'imapflow';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, type DeskOptions, openDesk } from '../support/desk.ts';
import { alice, bob, message } from '../support/messages.ts';
import { copyElsewhere, expunge, foldersOf, moveElsewhere } from '../support/provider-eyes.ts';
import { type GmailServer, startGmailServer } from '../support/providers/gmail.ts';
import { gmailFolders } from '../support/providers/gmail-mailbox.ts';

/** Gmail's labels, threads and ids (X-GM-EXT-1): the server is a Dovecot behind a proxy that keeps mail in Gmail's order. */
describe('labels at Gmail', () => {
  let server: GmailServer;
  let other: ImapFlow;
  let desk: Desk;

  beforeEach(async () => {
    server = await startGmailServer({ folders: ['Work', 'Clients', 'Clients/Nordwind', 'Größe & Maß'] });
    other = await server.client('alice');
  });
  afterEach(async () => {
    await other.logout().catch(() => {});
    await desk?.close();
    await server.stop();
  });

  async function begin(options: DeskOptions = {}): Promise<void> {
    desk = await openDesk(server, options);
    await desk.sync();
  }
  const labelsHere = async (subject: string): Promise<string[]> => {
    const names = new Map((await desk.ask('labels', {})).map((label) => [label.id, label.name]));
    return (await desk.find(subject)).labels.map((id) => names.get(id) ?? '?').sort();
  };
  const setLabel = async (subject: string, name: string, on: boolean) => {
    const label = (await desk.ask('labels', {})).find((one) => one.name === name);
    if (label === undefined) throw new Error(`no label ${name}`);
    const { id } = await desk.find(subject);
    return desk.ask('setLabel', { selection: { kind: 'conversations', ids: [id] }, label: label.id, on });
  };
  const commands = (pattern: RegExp, from = 0) =>
    server
      .commandLog('alice')
      .slice(from)
      .filter(({ line }) => pattern.test(line));

  it('SYN-5: a message with three labels is one message in one list, and its body is fetched once', async () => {
    await server.deliver('alice', message({ subject: 'offer' }));
    await copyElsewhere(other, 'offer', 'INBOX', 'Work');
    await copyElsewhere(other, 'offer', 'INBOX', 'Clients/Nordwind');
    await begin({ labels: ['Work', 'Clients/Nordwind'] });
    expect(await desk.subjects('inbox')).toEqual(['offer']);
    expect((await desk.find('offer')).messages).toHaveLength(1);
    expect(await labelsHere('offer')).toEqual(['Clients/Nordwind', 'Work']);
    expect(commands(/BODY\.PEEK\[\]/)).toHaveLength(1);
  });

  it('INB-4, SYN-2: labels put on and taken off at Gmail come here, nested and non-ASCII ones too', async () => {
    await server.deliver('alice', message({ subject: 'offer' }));
    await begin();
    expect(await labelsHere('offer')).toEqual([]);
    await copyElsewhere(other, 'offer', 'INBOX', 'Clients/Nordwind');
    await copyElsewhere(other, 'offer', 'INBOX', 'Größe & Maß');
    await desk.sync();
    expect(await labelsHere('offer')).toEqual(['Clients/Nordwind', 'Größe & Maß']);
    await expunge(other, 'offer', 'Clients/Nordwind');
    await desk.sync();
    expect(await labelsHere('offer')).toEqual(['Größe & Maß']);
    expect(await desk.subjects('inbox')).toEqual(['offer']);
  });

  it('INB-4, SYN-8: labels put on and taken off here go to Gmail, once, and their undo too', async () => {
    await server.deliver('alice', message({ subject: 'labelled' }));
    await server.deliver('alice', message({ subject: 'offer' }));
    await copyElsewhere(other, 'labelled', 'INBOX', 'Work');
    await copyElsewhere(other, 'labelled', 'INBOX', 'Größe & Maß');
    await begin();
    const { undo } = await setLabel('offer', 'Work', true);
    await setLabel('offer', 'Größe & Maß', true);
    expect((await desk.ask('operations', {})).operations.map((one) => one.title)).toEqual([
      'Put the label on (Work) in alice@example.test',
      'Put the label on (Größe & Maß) in alice@example.test',
    ]);
    await desk.sync();
    expect(await foldersOf(other, 'offer')).toEqual(['Größe & Maß', 'INBOX', 'Work', gmailFolders.all].sort());
    const before = server.commandLog('alice').length;
    await desk.sync();
    expect(await labelsHere('offer')).toEqual(['Größe & Maß', 'Work']);
    expect(commands(/^UID STORE/, before)).toEqual([]);
    await desk.ask('undo', { id: undo ?? 0 });
    await setLabel('labelled', 'Work', false);
    await desk.sync();
    expect(await foldersOf(other, 'offer')).not.toContain('Work');
    expect(await foldersOf(other, 'labelled')).not.toContain('Work');
    expect(await labelsHere('labelled')).toEqual(['Größe & Maß']);
  });

  it('SYN-8: a label taken off here and one put on there meanwhile both come through; a change that waits is not overwritten', async () => {
    await server.deliver('alice', message({ subject: 'offer' }));
    await copyElsewhere(other, 'offer', 'INBOX', 'Work');
    await begin();
    await setLabel('offer', 'Work', false);
    await copyElsewhere(other, 'offer', 'INBOX', 'Clients');
    await desk.sync();
    await desk.sync();
    expect(await labelsHere('offer')).toEqual(['Clients']);
    expect(await foldersOf(other, 'offer')).toEqual(['Clients', 'INBOX', gmailFolders.all].sort());
  });

  it('INB-4: put on and taken off before it went out, nothing goes out', async () => {
    await server.deliver('alice', message({ subject: 'offer' }));
    await server.deliver('alice', message({ subject: 'labelled' }));
    await copyElsewhere(other, 'labelled', 'INBOX', 'Work');
    await begin();
    await setLabel('offer', 'Work', true);
    await setLabel('offer', 'Work', false);
    expect((await desk.ask('operations', {})).waiting).toBe(0);
  });

  it('INB-4: a label of Dealbox’s own stays here', async () => {
    await server.deliver('alice', message({ subject: 'offer' }));
    await begin();
    await desk.ask('saveLabel', { name: 'Hot lead', color: 'red' });
    await setLabel('offer', 'Hot lead', true);
    expect((await desk.ask('operations', {})).waiting).toBe(0);
    await desk.sync();
    expect(await labelsHere('offer')).toEqual(['Hot lead']);
  });

  it('ARC-5, ARC-6: archiving takes the inbox label off and leaves the others; the message in All Mail stays what it was', async () => {
    await server.deliver('alice', message({ subject: 'offer' }));
    await copyElsewhere(other, 'offer', 'INBOX', 'Work');
    await begin({ archiveExternally: true });
    const uid = (await other.status(gmailFolders.all, { uidNext: true })) || null;
    const { cells } = await desk.ask('consequences', { id: desk.accounts[0]?.id ?? (0 as never) });
    expect(cells[0]?.text).toContain('its Inbox label is taken off');
    await desk.archive('offer');
    await desk.sync();
    await desk.sync();
    expect(await foldersOf(other, 'offer')).toEqual(['Work', gmailFolders.all].sort());
    expect((await other.status(gmailFolders.all, { uidNext: true })) || null).toEqual(uid);
    expect(await labelsHere('offer')).toEqual(['Work']);
    expect(await desk.subjects('archive')).toEqual(['offer']);
    await desk.unarchive('offer');
    await desk.sync();
    expect(await foldersOf(other, 'offer')).toEqual(['INBOX', 'Work', gmailFolders.all].sort());
  });

  it('SYN-4: with all mail chosen, All Mail alone is read: archived mail, sent mail and drafts each stand where they belong', async () => {
    await server.deliver('alice', message({ subject: 'inbox' }));
    await server.append('alice', 'Work', [{ raw: message({ subject: 'filed' }) }]);
    await server.append('alice', gmailFolders.sent, [{ raw: message({ subject: 'mine', from: alice, to: [bob] }) }]);
    await server.append('alice', gmailFolders.drafts, [{ raw: message({ subject: 'half', from: alice, to: [bob] }) }]);
    await begin({ labels: 'all' });
    expect(await desk.subjects('inbox')).toEqual(['inbox']);
    expect(await desk.subjects('archive')).toEqual(['filed']);
    expect(await desk.subjects('sent')).toEqual(['mine']);
    expect(await labelsHere('filed')).toEqual(['Work']);
    expect(commands(/^(SELECT|EXAMINE) "?(Work|Clients)/)).toEqual([]);
    await desk.ask('checkCompleteness', { account: desk.accounts[0]?.id ?? (0 as never) });
    await desk.sync();
    const [status] = await desk.ask('syncStatus', {});
    expect(status?.completeness?.here).toBe(status?.completeness?.there);
    // new mail is new mail, in whatever order the folders are looked at
    await server.deliver('alice', message({ subject: 'later' }));
    await desk.sync();
    expect(await desk.subjects('inbox')).toEqual(['later', 'inbox']);
  });

  it('SYN-5: Gmail’s thread id joins what no Message-ID does, and never what Message-IDs keep apart', async () => {
    const parent = 'never-came@customer.example';
    // both answer a mail that is not here: References agree, whoever else thinks so
    await server.deliver('alice', message({ subject: 'Re: price', inReplyTo: parent, references: [parent] }));
    await server.deliver('alice', message({ subject: 'Re: price', inReplyTo: parent, references: [parent] }));
    // Gmail goes by the subject too: no header joins the second to the first
    const thread = { 'X-Test-Thread': 'order' };
    await server.deliver('alice', message({ subject: 'order', headers: thread }));
    await server.deliver('alice', message({ subject: 'Re: order', headers: thread }));
    // and it takes this one for a part of it, which says itself where it belongs
    await server.deliver('alice', message({ subject: 'Re: price', references: [parent], headers: thread }));
    await begin();
    const rows = (await desk.list('inbox')).map(({ subject, messages }) => `${subject} ${messages}`);
    expect(rows.sort()).toEqual(['Re: order 2', 'Re: price 3']);
  });

  it('SYN-4: a label renamed at Gmail keeps its mail, its name here follows, and what waits goes to the new one', async () => {
    await server.deliver('alice', message({ subject: 'offer' }));
    await server.deliver('alice', message({ subject: 'second' }));
    await other.mailboxCreate('Projects');
    await copyElsewhere(other, 'offer', 'INBOX', 'Projects');
    await begin({ labels: ['Projects'] });
    await setLabel('second', 'Projects', true);
    await other.mailboxRename('Projects', 'Jobs');
    await desk.sync();
    expect(await labelsHere('offer')).toEqual(['Jobs']);
    expect(await labelsHere('second')).toEqual(['Jobs']);
    expect(await foldersOf(other, 'second')).toEqual(['INBOX', 'Jobs', gmailFolders.all].sort());
    expect((await desk.ask('accounts', {}))[0]?.labels).toEqual(['Jobs']);
    expect((await desk.find('offer')).messages[0]?.locations.map((place) => place.folder)).toContain('Jobs');
  });

  it('SYN-4: a label deleted at Gmail is off its mail here, which stays', async () => {
    await server.deliver('alice', message({ subject: 'offer' }));
    await other.mailboxCreate('Projects');
    await copyElsewhere(other, 'offer', 'INBOX', 'Projects');
    await begin();
    expect(await labelsHere('offer')).toEqual(['Projects']);
    await other.mailboxDelete('Projects');
    await desk.sync();
    await desk.sync();
    expect(await labelsHere('offer')).toEqual([]);
    expect((await desk.ask('labels', {})).map((label) => label.name)).toEqual([]);
    expect(await desk.subjects('inbox')).toEqual(['offer']);
  });

  it('DEL-3, DEL-9: deleted here, a message with labels is one message in Trash', async () => {
    await server.deliver('alice', message({ subject: 'offer' }));
    await copyElsewhere(other, 'offer', 'INBOX', 'Work');
    await begin({ labels: ['Work'], deleteExternally: true });
    await desk.delete('offer');
    await desk.sync();
    expect(await foldersOf(other, 'offer')).toEqual([gmailFolders.trash]);
    expect(commands(/^UID MOVE/)).toHaveLength(1);
  });

  it('DEL-4: a label that is gone is looked for in three folders, whatever number of labels there are', async () => {
    await server.deliver('alice', message({ subject: 'offer' }));
    await server.deliver('alice', message({ subject: 'stays' }));
    await begin();
    const before = server.commandLog('alice').length;
    await moveElsewhere(other, 'offer', 'INBOX', gmailFolders.all);
    await desk.sync();
    expect(await desk.subjects('inbox')).toContain('offer');
    const opened = commands(/^(SELECT|EXAMINE)/, before).map(({ line }) => line.replace(/ \(CONDSTORE\)/, ''));
    expect(opened.filter((line) => /Work|Clients|Gr/.test(line))).toEqual([]);
  });
});
