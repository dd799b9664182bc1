import { afterEach, describe, expect, test } from 'vitest';
import type { MessageId } from '#shared/model/ids.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { dave, message } from '../support/messages.ts';
import { seenAtProvider } from '../support/provider-eyes.ts';
import { readFolder } from '../support/second-client.ts';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

const bob = { name: 'Bob', address: 'bob@example.test' };

/** Alice's desk with one mail from bob that is to be answered. */
async function start(
  parts: Parameters<typeof message>[0] = {},
  options: Parameters<typeof openDesk>[1] = {},
): Promise<{
  server: MailServer;
  desk: Desk;
  source: MessageId;
  later(milliseconds: number): void;
}> {
  const server = await startMailServer();
  ends.push(() => server.stop());
  let ahead = 0;
  const desk = await openDesk(server, { ...options, now: () => Date.now() + ahead });
  ends.push(() => desk.close());
  await server.deliver('alice', message({ subject: 'Question', from: bob, messageId: 'q@example.test', ...parts }));
  await desk.sync();
  await desk.ask('setWritingSettings', { account: desk.accounts[0]?.id ?? (0 as never), sentCopy: 'dealbox' });
  const source = (await desk.find('Question')).messages[0]?.id;
  if (source === undefined) throw new Error('no question');
  return {
    server,
    desk,
    source,
    later(milliseconds) {
      ahead += milliseconds;
    },
  };
}

describe('the mail that is answered', () => {
  test('SYN-2, SYN-6: is answered here and, by an operation, at the provider; what another client does to it takes that off nowhere', async () => {
    const { server, desk, source } = await start();
    const other = await server.client('alice');
    ends.push(() => other.logout());
    const { id } = await desk.find('Question');
    const answered = async () => (await desk.ask('conversation', { id }))?.messages[0];
    const draft = await desk.ask('createDraft', { kind: 'reply', source });
    await desk.ask('sendDraft', { id: draft.id, undoSeconds: 0 });
    await desk.sync();
    await desk.sync();
    const [there] = await seenAtProvider(other, 'Question');
    expect([...(there?.flags ?? [])]).toContain('\\Answered');
    expect((await desk.ask('operations', {})).waiting).toBe(0);
    await other.mailboxOpen('INBOX');
    await other.messageFlagsAdd('1:*', ['\\Flagged']);
    await other.messageMove('1:*', 'Archive');
    await desk.sync();
    await desk.sync();
    expect(await answered()).toMatchObject({ starred: true, answered: true });
    // and where it was taken off there on purpose, it is here too
    await other.mailboxOpen('Archive');
    await other.messageFlagsRemove('1:*', ['\\Answered']);
    await desk.sync();
    await desk.sync();
    expect((await answered())?.answered).toBe(false);
  });

  test('CMP-5, CRM-4: undo send takes off what the mail had linked by hand, and leaves what a person had chosen before', async () => {
    const { desk, source, later } = await start({ cc: [] });
    const { item: deal } = await desk.ask('addItem', { kind: 'deal', name: 'Crane' });
    const { item: refused } = await desk.ask('addItem', { kind: 'deal', name: 'Taken off before' });
    const { item: kept } = await desk.ask('addItem', { kind: 'project', name: 'Linked before' });
    const { item: copied } = await desk.ask('addItem', { kind: 'contact', name: 'Dave', addresses: [dave.address] });
    const { id } = await desk.find('Question');
    const selection = { kind: 'conversations' as const, ids: [id] };
    for (const item of [refused, kept]) await desk.ask('link', { selection, item: item.id });
    await desk.ask('unlink', { selection, item: refused.id });
    const report = async () => {
      const found = await desk.ask('conversationLinks', { id });
      const links = (found?.links ?? []).map((link) => link.item.name).sort();
      return [links, (found?.missing ?? []).filter((one) => one.reason === 'unlinked').map((one) => one.item?.name)];
    };
    const before = await report();
    expect(before).toEqual([['Linked before'], ['Taken off before']]);
    const items = [deal, refused, kept].map((item) => `${item.kind}:${item.id}`);
    const draft = await desk.ask('createDraft', { kind: 'reply', source });
    await desk.ask('saveDraft', { id: draft.id, change: { items, cc: [{ name: '', address: dave.address }] } });
    const { undo } = await desk.ask('sendDraft', { id: draft.id, undoSeconds: 10 });
    expect((await report())[0]).toEqual(['Crane', 'Dave', 'Linked before', 'Taken off before']);
    await desk.ask('undo', { id: undo });
    expect(await report()).toEqual(before);
    // Edit in the outbox does the same, and sent again the mail links them again
    const { message: again } = await desk.ask('sendDraft', { id: draft.id, undoSeconds: 10 });
    await desk.ask('cancelSending', { message: again });
    expect(await report()).toEqual(before);
    await desk.ask('sendDraft', { id: draft.id, undoSeconds: 0 });
    later(1_000);
    await desk.sync();
    expect((await report())[0]).toEqual(['Crane', 'Dave', 'Linked before', 'Taken off before']);
    expect((await desk.ask('itemHistory', { id: copied.id, kinds: 'emails' })).entries).not.toEqual([]);
  });
});

describe('from whom and from where', () => {
  test('CMP-1, SYN-6, R049: in a team account one views, writes and answers as in a personal one', async () => {
    const { server, desk, source } = await start({}, { type: 'team' });
    expect((await desk.find('Question')).messages[0]?.subject).toBe('Question');
    const reply = await desk.ask('createDraft', { kind: 'reply', source });
    await desk.ask('sendDraft', { id: reply.id, undoSeconds: 0 });
    const fresh = await desk.ask('createDraft', { change: { to: [bob], subject: 'News', html: '<p>Hi</p>' } });
    await desk.ask('sendDraft', { id: fresh.id, undoSeconds: 0 });
    await desk.sync();
    await desk.sync();
    const got = await readFolder(server, 'bob', 'INBOX');
    expect(got.map((mail) => mail.parsed.subject).sort()).toEqual(['News', 'Re: Question']);
    expect(got.every((mail) => mail.parsed.from?.address === 'alice@example.test')).toBe(true);
    expect((await readFolder(server, 'alice', 'Sent')).map((mail) => mail.parsed.subject).sort()).toEqual([
      'News',
      'Re: Question',
    ]);
  });

  test('CRM-2, R074: written from any of the five kinds, the mail stands on that item’s record and on no other', async () => {
    const { desk } = await start();
    const kinds = ['contact', 'organization', 'deal', 'lead', 'project'] as const;
    const items = [];
    for (const kind of kinds) {
      const { item } = await desk.ask('addItem', { kind, name: `a ${kind}` });
      items.push(item);
      const change = { to: [bob], subject: `about ${kind}`, html: '<p>Hi</p>', items: [`${kind}:${item.id}`] };
      const { id } = await desk.ask('createDraft', { change });
      await desk.ask('sendDraft', { id, undoSeconds: 0 });
    }
    await desk.sync();
    for (const item of items) {
      const { entries } = await desk.ask('itemHistory', { id: item.id, kinds: 'emails' });
      expect(entries.map((entry) => entry.kind === 'email' && entry.subject)).toEqual([`about ${item.kind}`]);
    }
  });
});

describe('forwarding', () => {
  test('CMP-1: a forwarded mail takes its text, its pictures where they stood, and its files along, byte by byte', async () => {
    const picture = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
      'base64',
    );
    const bytes = Buffer.from(Array.from({ length: 50_000 }, (_, index) => (index * 13) % 256));
    const { server, desk } = await start();
    const plansOfBob = [
      'From: Bob <bob@example.test>',
      'To: alice@example.test',
      'Subject: Plans',
      'Message-ID: <plans@example.test>',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=outer',
      '',
      '--outer',
      'Content-Type: multipart/related; boundary=inner',
      '',
      '--inner',
      'Content-Type: text/html; charset=utf-8',
      '',
      '<p>See the plan</p><p><img src="cid:logo@bob"></p>',
      '--inner',
      'Content-Type: image/png',
      'Content-ID: <logo@bob>',
      'Content-Disposition: inline; filename=logo.png',
      'Content-Transfer-Encoding: base64',
      '',
      picture.toString('base64'),
      '--inner--',
      '--outer',
      'Content-Type: application/pdf',
      "Content-Disposition: attachment; filename*=utf-8''Pl%C3%A4ne.pdf",
      'Content-Transfer-Encoding: base64',
      '',
      (bytes.toString('base64').match(/.{1,76}/g) ?? []).join('\r\n'),
      '--outer--',
      '',
    ].join('\r\n');
    await server.deliver('alice', Buffer.from(plansOfBob));
    await desk.sync();
    const plans = (await desk.find('Plans')).messages[0]?.id;
    if (plans === undefined) throw new Error('no plans');
    const draft = await desk.ask('createDraft', { kind: 'forward', source: plans });
    expect(draft.subject).toBe('Fwd: Plans');
    expect(draft.to).toEqual([]);
    expect(draft.files.map((file) => file.name).sort()).toEqual(['Pläne.pdf', 'logo.png']);
    // an answer takes only what its quotation shows
    const reply = await desk.ask('createDraft', { kind: 'reply', source: plans });
    expect(reply.files.map((file) => file.name)).toEqual(['logo.png']);
    const team = { name: '', address: 'team@example.test' };
    await desk.ask('saveDraft', { id: draft.id, change: { to: [team], html: '<p>For you</p>' } });
    await desk.ask('sendDraft', { id: draft.id, undoSeconds: 0 });
    await desk.sync();
    const [mail] = await readFolder(server, 'team', 'INBOX');
    expect(mail?.parsed.subject).toBe('Fwd: Plans');
    expect(mail?.parsed.inReplyTo).toBeUndefined();
    expect(mail?.parsed.text).toMatch(/^For you[\s\S]*bob@example\.test[\s\S]*See the plan/);
    const [inline, pdf, ...none] = mail?.parsed.attachments ?? [];
    expect(none).toEqual([]);
    expect(inline).toMatchObject({ filename: 'logo.png', disposition: 'inline' });
    expect(mail?.parsed.html).toContain(`cid:${inline?.contentId?.replace(/[<>]/g, '')}`);
    expect(Buffer.from(inline?.content as ArrayBuffer).equals(picture)).toBe(true);
    expect(pdf).toMatchObject({ filename: 'Pläne.pdf', mimeType: 'application/pdf', disposition: 'attachment' });
    expect(Buffer.from(pdf?.content as ArrayBuffer).equals(bytes)).toBe(true);
    // forwarded is not answered
    expect((await desk.find('Fwd: Plans')).messages[0]?.answered).toBe(false);
  });
});
