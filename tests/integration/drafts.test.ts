import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { Draft } from '#shared/model/draft.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { alice, message } from '../support/messages.ts';
import { type ReceivedMail, readFolder } from '../support/second-client.ts';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function start(
  options: Parameters<typeof openDesk>[1] = {},
  serverOptions: Parameters<typeof startMailServer>[0] = {},
): Promise<{ server: MailServer; desk: Desk }> {
  const server = await startMailServer(serverOptions);
  ends.push(() => server.stop());
  const desk = await openDesk(server, options);
  ends.push(() => desk.close());
  await desk.sync();
  return { server, desk };
}

const drafts = (server: MailServer): Promise<ReceivedMail[]> => readFolder(server, 'alice', 'Drafts');
const bob = { name: 'Bob', address: 'bob@example.test' };
const begin = (desk: Desk, html = '<p>First thoughts</p>'): Promise<Draft> =>
  desk.ask('createDraft', { change: { to: [bob], subject: 'Proposal', html } });

async function attach(desk: Desk, draft: Draft['id'], name: string): Promise<void> {
  const bytes = new TextEncoder().encode(`text of ${name}`);
  await desk.ask('attachFile', { draft, source: { kind: 'bytes', name, type: 'text/plain', bytes } });
}

/** The names of every draft's files, by what is written in it. */
async function filesOf(desk: Desk): Promise<Record<string, string[]>> {
  const rows = await desk.ask('drafts', {});
  const found = await Promise.all(rows.map((row) => desk.ask('draft', { id: row.id })));
  return Object.fromEntries(
    found.map((draft) => [
      draft?.html.replaceAll(/<[^>]*>/g, '').trim() ?? '',
      (draft?.files ?? []).map((file) => file.name).sort(),
    ]),
  );
}

/** Another mail program saves a draft: a new message, and the old one is taken away. */
async function editElsewhere(server: MailServer, old: ReceivedMail, text: string): Promise<void> {
  const client = await server.client('alice');
  const raw = old.raw
    .toString('utf8')
    .replace(/^X-Dealbox-Revision:.*\r\n/m, '')
    .replace(/^Date:.*\r\n/m, 'Date: Sat, 21 Nov 2026 18:00:00 +0000\r\n')
    .replaceAll('First thoughts', text);
  await client.append('Drafts', raw, ['\\Seen', '\\Draft']);
  await client.mailboxOpen('Drafts');
  await client.messageDelete(String(old.uid), { uid: true });
  await client.logout();
}

describe('drafts on both sides', () => {
  test('CMP-1: what is typed goes into the provider’s Drafts, marked as a draft; each version replaces the one before', async () => {
    const { server, desk } = await start();
    const draft = await begin(desk);
    await desk.sync();
    const [first] = await drafts(server);
    expect(first?.parsed.subject).toBe('Proposal');
    expect(first?.parsed.html).toContain('First thoughts');
    expect(first?.flags.has('\\Draft')).toBe(true);
    await desk.ask('saveDraft', { id: draft.id, change: { html: '<p>Second thoughts</p>' } });
    await desk.sync();
    const copies = await drafts(server);
    expect(copies.map((copy) => copy.parsed.text?.trim())).toEqual(['Second thoughts']);
    expect((await desk.ask('draft', { id: draft.id }))?.saved).toBe(true);
    await desk.sync();
    expect(await drafts(server)).toHaveLength(1);
    expect(await desk.ask('drafts', {})).toHaveLength(1);
  });

  test.each([['UIDPLUS'], ['UIDPLUS', 'CONDSTORE', 'QRESYNC']] as const)(
    'CMP-1: a server that does not tell UIDs (without %s): still one draft on each side',
    async (...hide) => {
      const { server, desk } = await start({}, { hide: [...hide] });
      const draft = await begin(desk);
      await desk.sync();
      await desk.ask('saveDraft', { id: draft.id, change: { html: '<p>Second thoughts</p>' } });
      await desk.sync();
      await desk.sync();
      const copies = (await drafts(server)).filter((copy) => !copy.flags.has('\\Deleted'));
      expect(copies.map((copy) => copy.parsed.text?.trim())).toEqual(['Second thoughts']);
      expect(await desk.ask('drafts', {})).toHaveLength(1);
    },
  );

  test('CMP-1: edited elsewhere: that version is the draft here', async () => {
    const { server, desk } = await start();
    const draft = await begin(desk);
    await desk.sync();
    const [copy] = await drafts(server);
    if (copy === undefined) throw new Error('no draft at the provider');
    await editElsewhere(server, copy, 'Thoughts on the train');
    await desk.sync();
    expect(await desk.ask('drafts', {})).toHaveLength(1);
    expect((await desk.ask('draft', { id: draft.id }))?.html).toContain('Thoughts on the train');
    expect(await drafts(server)).toHaveLength(1);
  });

  test('CMP-1: edited here and elsewhere: both versions are kept, each with its files, and each names the other', async () => {
    const { server, desk } = await start();
    const draft = await begin(desk);
    await attach(desk, draft.id, 'on-both.txt');
    await desk.sync();
    const [copy] = await drafts(server);
    if (copy === undefined) throw new Error('no draft at the provider');
    await editElsewhere(server, copy, 'Thoughts on the train');
    await attach(desk, draft.id, 'only-here.txt');
    await desk.ask('saveDraft', { id: draft.id, change: { html: '<p>Thoughts at the desk</p>' } });
    await desk.sync();
    await desk.sync();
    const rows = await desk.ask('drafts', {});
    const htmls = await Promise.all(rows.map(async (row) => (await desk.ask('draft', { id: row.id }))?.html));
    expect(htmls.sort()).toEqual([
      expect.stringContaining('Thoughts at the desk'),
      expect.stringContaining('Thoughts on the train'),
    ]);
    expect(rows.map((row) => row.conflict).sort()).toEqual(rows.map((row) => row.id).sort());
    const there = (await drafts(server)).map((item) => item.parsed.text?.trim()).sort();
    expect(there).toEqual(['Thoughts at the desk', 'Thoughts on the train']);
    expect(await filesOf(desk)).toEqual({
      'Thoughts at the desk': ['on-both.txt', 'only-here.txt'],
      'Thoughts on the train': ['on-both.txt'],
    });
  });

  test('CMP-1: typed on a version that another one just replaced: each keeps its text and its files, each file a copy of its own', async () => {
    const { server, desk } = await start();
    const draft = await begin(desk);
    await attach(desk, draft.id, 'on-both.txt');
    await desk.sync();
    const shown = await desk.ask('draft', { id: draft.id });
    const [copy] = await drafts(server);
    if (copy === undefined || shown === null) throw new Error('no draft');
    await editElsewhere(server, copy, 'Thoughts on the train');
    await desk.sync();
    const change = { html: '<p>Thoughts at the desk</p>' };
    await desk.ask('saveDraft', { id: draft.id, change, revision: shown.revision });
    const both = { 'Thoughts at the desk': ['on-both.txt'], 'Thoughts on the train': ['on-both.txt'] };
    expect(await filesOf(desk)).toEqual(both);
    // the one's file outlives the other draft
    const other = (await desk.ask('drafts', {})).find((row) => row.id !== draft.id);
    for (const file of (await desk.ask('draft', { id: draft.id }))?.files ?? [])
      await desk.ask('detachFile', { id: file.id });
    await desk.sync();
    const folder = join(desk.dataDir, 'drafts');
    const kept = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    expect(kept).toContain('text of on-both.txt');
    expect((await desk.ask('draft', { id: other?.id ?? draft.id }))?.files).toHaveLength(1);
  });

  test('CMP-1: begun elsewhere: it is a draft here, and goes out from here', async () => {
    const { server, desk } = await start();
    await desk.ask('setWritingSettings', { account: desk.accounts[0]?.id ?? (0 as never), sentCopy: 'dealbox' });
    const client = await server.client('alice');
    const raw = message({ from: alice, subject: 'Begun on the phone', text: 'Dear Bob,' });
    await client.append('Drafts', raw, ['\\Draft']);
    await client.logout();
    await desk.sync();
    const [row] = await desk.ask('drafts', {});
    expect(row?.subject).toBe('Begun on the phone');
    if (row === undefined) return;
    await desk.ask('saveDraft', { id: row.id, change: { to: [bob], html: '<p>Dear Bob, all is well.</p>' } });
    await desk.ask('sendDraft', { id: row.id, undoSeconds: 0 });
    await desk.sync();
    expect((await readFolder(server, 'bob', 'INBOX')).map((mail) => mail.parsed.subject)).toEqual([
      'Begun on the phone',
    ]);
    expect(await drafts(server)).toEqual([]);
    expect(await desk.ask('drafts', {})).toEqual([]);
  });

  test('CMP-1: gone elsewhere: looked for twice, then gone here; one that was written on here stays', async () => {
    const { server, desk } = await start();
    const sent = await begin(desk);
    const kept = await begin(desk, '<p>First thoughts, kept</p>');
    await desk.sync();
    const client = await server.client('alice');
    await client.mailboxOpen('Drafts');
    await client.messageDelete('1:*', { uid: true });
    await client.logout();
    await desk.ask('saveDraft', { id: kept.id, change: { html: '<p>Written on</p>' } });
    await desk.sync();
    expect(await desk.ask('draft', { id: sent.id })).not.toBeNull();
    await desk.sync();
    await desk.sync();
    expect(await desk.ask('draft', { id: sent.id })).toBeNull();
    expect((await desk.ask('draft', { id: kept.id }))?.html).toContain('Written on');
    expect((await drafts(server)).map((copy) => copy.parsed.text?.trim())).toEqual(['Written on']);
  });

  test('DEL-2, CMP-1: discarded: taken back within a minute, then erased with its file, and in the provider’s Trash', async () => {
    let late = 0;
    const { server, desk } = await start({ now: () => Date.now() + late });
    const draft = await begin(desk);
    const bytes = new TextEncoder().encode('the secret price list');
    await desk.ask('attachFile', {
      draft: draft.id,
      source: { kind: 'bytes', name: 'prices.txt', type: 'text/plain', bytes },
    });
    await desk.sync();
    const folder = join(desk.dataDir, 'drafts');
    const [file = ''] = readdirSync(folder);
    expect(readFileSync(join(folder, file), 'utf8')).toBe('the secret price list');
    const { undo } = await desk.ask('discardDraft', { id: draft.id });
    expect(await desk.ask('drafts', {})).toEqual([]);
    await desk.ask('undo', { id: undo });
    expect(await desk.ask('drafts', {})).toHaveLength(1);
    await desk.ask('discardDraft', { id: draft.id });
    late = 61_000;
    await desk.sync();
    expect(existsSync(join(folder, file))).toBe(false);
    expect(await drafts(server)).toEqual([]);
    expect(await readFolder(server, 'alice', 'Trash')).toHaveLength(1);
  });
});
