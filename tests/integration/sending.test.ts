import { afterEach, describe, expect, test } from 'vitest';
import { type Desk, openDesk } from '../support/desk.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { message } from '../support/messages.ts';
import { type ReceivedMail, readFolder } from '../support/second-client.ts';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function start(options: Parameters<typeof openDesk>[1] = {}): Promise<{ server: MailServer; desk: Desk }> {
  const server = await startMailServer();
  ends.push(() => server.stop());
  const desk = await openDesk(server, options);
  ends.push(() => desk.close());
  return { server, desk };
}

interface Written {
  readonly to?: readonly { name: string; address: string }[];
  readonly cc?: { name: string; address: string }[];
  readonly bcc?: { name: string; address: string }[];
  readonly subject?: string;
  readonly html?: string;
}

const bob = { name: 'Bob', address: 'bob@example.test' };

/** Writes a mail and puts it into the outbox, to go out at once. */
async function write(desk: Desk, mail: Written = {}) {
  const { to = [bob], subject = 'Offer', html = '<p>Hello Bob</p>', cc = [], bcc = [] } = mail;
  const draft = await desk.ask('createDraft', { change: { to: [...to], cc, bcc, subject, html } });
  return desk.ask('sendDraft', { id: draft.id, undoSeconds: 0 });
}

async function received(server: MailServer, folder = 'INBOX', user = 'bob'): Promise<ReceivedMail[]> {
  return readFolder(server, user, folder);
}

const account = (desk: Desk) => desk.accounts[0]?.id ?? (0 as never);
/** Dealbox files sent mail itself: no waiting for the provider to do so. */
const filesItself = (desk: Desk) => desk.ask('setWritingSettings', { account: account(desk), sentCopy: 'dealbox' });

describe('sending', () => {
  test('SYN-6, R049: what is sent arrives, and is in Sent exactly once, on a server that files nothing itself', async () => {
    const { server, desk } = await start();
    await desk.sync();
    const { message, conversation } = await write(desk);
    await desk.sync();
    const [mail, ...more] = await received(server);
    expect(more).toEqual([]);
    expect(mail?.parsed.subject).toBe('Offer');
    expect(mail?.parsed.text).toContain('Hello Bob');
    expect(await received(server, 'Sent', 'alice')).toHaveLength(1);
    const detail = await desk.ask('conversation', { id: conversation });
    expect(detail?.messages.map((shown) => shown.sending?.state)).toEqual(['filed']);
    expect(detail?.messages[0]?.id).toBe(message);
    expect((await desk.ask('outbox', {})).rows).toEqual([]);
    expect(await desk.ask('drafts', {})).toEqual([]);
    expect((await desk.ask('writingSettings', { account: account(desk) })).sentCopy).toBe('dealbox');
    await desk.sync();
    expect(await received(server, 'Sent', 'alice')).toHaveLength(1);
    expect(await desk.subjects('sent')).toEqual(['Offer']);
  });

  test('CMP-2, CMP-3: structure, encodings, names, pictures and files are what was written', async () => {
    const { server, desk } = await start();
    await desk.sync();
    await filesItself(desk);
    const draft = await desk.ask('createDraft', {
      change: {
        to: [
          { name: 'Łukasz Żółć', address: 'bob@example.test' },
          { name: 'محمد علي', address: 'team@example.test' },
        ],
        bcc: [{ name: '', address: 'alice@example.test' }],
        subject: 'Zażółć gęślą jaźń – مرحبا',
      },
    });
    const picture = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
      'base64',
    );
    const { file } = await desk.ask('attachFile', {
      draft: draft.id,
      source: { kind: 'bytes', name: 'logo.png', type: 'image/png', bytes: new Uint8Array(picture) },
      inline: true,
    });
    const shown = await desk.engine.content({ kind: 'draft-inline', draft: draft.id, contentId: file.contentId });
    expect(shown.found && Buffer.from(shown.bytes).equals(picture)).toBe(true);
    const unused = { kind: 'bytes', name: 'unused.png', type: 'image/png', bytes: new Uint8Array(picture) } as const;
    await desk.ask('attachFile', { draft: draft.id, source: unused, inline: true });
    const bytes = new Uint8Array(100_000).map((_, index) => (index * 7) % 256);
    const price = { kind: 'bytes', name: 'Preisliste für Łódź.pdf', type: 'application/pdf', bytes } as const;
    await desk.ask('attachFile', { draft: draft.id, source: price });
    await desk.ask('saveDraft', {
      id: draft.id,
      change: {
        html: `<p>Dzień dobry</p><p>مرحبا بالعالم</p><ul><li>one</li><li>two</li></ul><p><img src="cid:${file.contentId}" alt="Logo"></p><p><a href="https://example.test/x">our offer</a></p><script>alert(1)</script>`,
      },
    });
    await desk.ask('sendDraft', { id: draft.id, undoSeconds: 0 });
    await desk.sync();
    const [mail] = await received(server);
    const raw = mail?.raw.toString('latin1') ?? '';
    expect(mail?.parsed.subject).toBe('Zażółć gęślą jaźń – مرحبا');
    expect(mail?.parsed.to).toMatchObject([
      { name: 'Łukasz Żółć', address: 'bob@example.test' },
      { name: 'محمد علي', address: 'team@example.test' },
    ]);
    expect(raw).not.toMatch(/^bcc:/im);
    expect(raw).not.toMatch(/[^\x00-\x7f]/);
    expect(raw.split('\r\n').every((line) => line.length <= 998)).toBe(true);
    expect(raw).not.toMatch(/(^|[^\r])\n/);
    const order = [
      'multipart/mixed',
      'multipart/alternative',
      'text/plain',
      'multipart/related',
      'text/html',
      'image/png',
      'application/pdf',
    ];
    expect([...raw.matchAll(/^content-type: ([\w/+.-]+)/gim)].map((match) => match[1])).toEqual(order);
    expect(mail?.parsed.html).toContain('<p dir="rtl">مرحبا بالعالم</p>');
    expect(mail?.parsed.html).not.toContain('alert');
    expect(mail?.parsed.text).toBe(
      'Dzień dobry\n\nمرحبا بالعالم\n\n- one\n- two\n\n[Logo]\n\nour offer <https://example.test/x>\n',
    );
    const [logo, pdf, ...none] = mail?.parsed.attachments ?? [];
    expect(none).toEqual([]);
    expect(logo).toMatchObject({ filename: 'logo.png', disposition: 'inline', contentId: `<${file.contentId}>` });
    expect(pdf).toMatchObject({
      filename: 'Preisliste für Łódź.pdf',
      mimeType: 'application/pdf',
      disposition: 'attachment',
    });
    expect(Buffer.from(pdf?.content as ArrayBuffer).equals(Buffer.from(bytes))).toBe(true);
    // Bcc got it, and only our own copy in Sent says so
    expect(await received(server, 'INBOX', 'alice')).toHaveLength(1);
    const [sent] = await received(server, 'Sent', 'alice');
    expect(sent?.parsed.bcc).toMatchObject([{ address: 'alice@example.test' }]);
  });

  test('CMP-3: 24 MB on the wire go through; what the server does not take is refused before, by name', async () => {
    const { server, desk } = await start();
    await desk.sync();
    await filesItself(desk);
    await write(desk, { subject: 'teaches the limit' });
    await desk.sync();
    const draft = await desk.ask('createDraft', { change: { to: [bob], subject: 'large', html: '<p>Here it is</p>' } });
    const bytes = new Uint8Array(18_300_000).map((_, index) => (index * 31) % 251);
    const attached = await desk.ask('attachFile', {
      draft: draft.id,
      source: { kind: 'bytes', name: 'plans.bin', type: '', bytes },
    });
    expect(attached.size.limit).toEqual({ bytes: 26_214_400, source: 'server' });
    expect(attached.size.encoded).toBeGreaterThan(24 * 1024 * 1024 - 500_000);
    const more = { kind: 'bytes', name: 'more plans.bin', type: '', bytes: new Uint8Array(1_500_000) } as const;
    await expect(desk.ask('attachFile', { draft: draft.id, source: more })).rejects.toMatchObject({
      code: 'message-too-large',
      message: expect.stringContaining('more plans.bin'),
    });
    await desk.ask('sendDraft', { id: draft.id, undoSeconds: 0 });
    await desk.sync();
    const mail = (await received(server)).find((found) => found.parsed.subject === 'large');
    const [file] = mail?.parsed.attachments ?? [];
    expect(Buffer.from(file?.content as ArrayBuffer).equals(Buffer.from(bytes))).toBe(true);
    // the gauge never promises too much, and is right to a thousandth
    const wire =
      (await received(server, 'Sent', 'alice')).find((found) => found.parsed.subject === 'large')?.raw.length ?? 0;
    expect(attached.size.encoded).toBeGreaterThanOrEqual(wire);
    expect(attached.size.encoded / wire).toBeLessThan(1.001);
  });

  test('CMP-2: an empty body and an empty subject go out as they are', async () => {
    const { server, desk } = await start();
    await desk.sync();
    await filesItself(desk);
    await write(desk, { subject: '', html: '<p></p>' });
    await desk.sync();
    const [mail] = await received(server);
    expect(mail?.parsed.subject ?? '').toBe('');
    expect((mail?.parsed.text ?? '').trim()).toBe('');
    expect(mail?.raw.toString('latin1')).toMatch(/^content-type: text\/plain/im);
  });

  test('SECURITY 4: nothing typed into a field begins another one', async () => {
    const { server, desk } = await start();
    await desk.sync();
    await filesItself(desk);
    await write(desk, {
      to: [{ name: 'Bob\r\nBcc: team@example.test', address: 'bob@example.test' }],
      subject: 'Hi\r\nX-Evil: yes\r\n\r\nbody',
    });
    await desk.sync();
    const [mail] = await received(server);
    expect(mail?.parsed.headers.some((header) => /^(x-evil|bcc)$/.test(header.key))).toBe(false);
    expect(mail?.parsed.subject).toBe('Hi X-Evil: yes body');
    expect(await received(server, 'INBOX', 'team')).toEqual([]);
  });

  test('RFC 5890: domains beyond ASCII go out in their ASCII form', async () => {
    const { server, desk } = await start();
    await desk.sync();
    await filesItself(desk);
    await write(desk, { to: [{ name: 'Bob', address: 'bob@bücher.example' }] });
    await desk.sync();
    const [mail] = await received(server);
    expect(mail?.parsed.to).toMatchObject([{ address: 'bob@xn--bcher-kva.example' }]);
  });

  test('CMP-6, D5: one bad recipient of three: the others get it once, the bad one is named, nobody gets it again', async () => {
    const { server, desk } = await start();
    await desk.sync();
    await filesItself(desk);
    const to = ['bob', 'reject', 'team'].map((name) => ({ name, address: `${name}@example.test` }));
    const { conversation } = await write(desk, { to });
    await desk.sync();
    await desk.sync();
    expect(await received(server)).toHaveLength(1);
    expect(await received(server, 'INBOX', 'team')).toHaveLength(1);
    const sending = (await desk.ask('conversation', { id: conversation }))?.messages[0]?.sending;
    expect(sending?.state).toBe('filed');
    expect(sending?.recipients.map(({ address, state }) => `${address} ${state}`)).toEqual([
      'bob@example.test accepted',
      'reject@example.test refused',
      'team@example.test accepted',
    ]);
  });

  test('CMP-6: put off for one recipient: tried again for that one only', async () => {
    let ahead = 0;
    const { server, desk } = await start({ now: () => Date.now() + ahead });
    await desk.sync();
    await filesItself(desk);
    await write(desk, { to: ['bob', 'greylist'].map((name) => ({ name, address: `${name}@example.test` })) });
    await desk.sync();
    const [row] = (await desk.ask('outbox', {})).rows;
    expect(row?.sending).toMatchObject({ state: 'queued', canCancel: false, error: { code: 'recipients-deferred' } });
    expect(row?.sending.error?.message).toContain('greylist@example.test');
    ahead = 10 * 60_000;
    await desk.sync();
    expect(await received(server)).toHaveLength(1);
    expect((await desk.ask('outbox', {})).rows[0]?.sending.attempts).toBe(2);
  });

  test('CMP-6: refused for good: kept with the server’s words, never tried again by itself, edited and sent', async () => {
    let ahead = 0;
    const { server, desk } = await start({ now: () => Date.now() + ahead });
    await desk.sync();
    await filesItself(desk);
    const { message } = await write(desk, { to: [{ name: '', address: 'reject@example.test' }] });
    await desk.sync();
    ahead = 3 * 86_400_000;
    await desk.sync();
    const [row] = (await desk.ask('outbox', {})).rows;
    expect(row?.sending).toMatchObject({
      state: 'refused',
      attempts: 1,
      canCancel: true,
      error: { code: 'recipients-refused' },
    });
    expect(row?.sending.error?.message).toContain('no such user');
    const { draft } = await desk.ask('cancelSending', { message });
    if (draft === null) throw new Error('no draft');
    await desk.ask('saveDraft', { id: draft, change: { to: [bob] } });
    await desk.ask('sendDraft', { id: draft, undoSeconds: 0 });
    await desk.sync();
    expect(await received(server)).toHaveLength(1);
  });

  test('CMP-5, D10: undo send within its seconds: the draft is back with everything, nothing went out', async () => {
    let ahead = 0;
    const { server, desk } = await start({ now: () => Date.now() + ahead });
    await desk.sync();
    const draft = await desk.ask('createDraft', { change: { to: [bob], subject: 'Too early', html: '<p>Wait</p>' } });
    const { undo } = await desk.ask('sendDraft', { id: draft.id, undoSeconds: 10 });
    expect(await desk.ask('drafts', {})).toEqual([]);
    await desk.sync();
    expect((await desk.ask('outbox', {})).rows).toHaveLength(1);
    await desk.ask('undo', { id: undo });
    ahead = 60_000;
    await desk.sync();
    expect(await received(server)).toEqual([]);
    expect((await desk.ask('draft', { id: draft.id }))?.html).toContain('Wait');
    expect((await desk.ask('outbox', {})).rows).toEqual([]);
    expect((await desk.ask('operations', {})).waiting).toBe(0);
  });

  test('CMP-5: send later goes out at its time, also when that was put forward', async () => {
    let ahead = 0;
    const { server, desk } = await start({ now: () => Date.now() + ahead });
    await desk.sync();
    await filesItself(desk);
    const draft = await desk.ask('createDraft', {
      change: { to: [bob], subject: 'Monday', html: '<p>Good morning</p>' },
    });
    const { message } = await desk.ask('sendDraft', { id: draft.id, at: Date.now() + 3_600_000 });
    await desk.sync();
    expect(await received(server)).toEqual([]);
    await desk.ask('rescheduleSending', { message, at: Date.now() + 1_800_000 });
    ahead = 1_900_000;
    await desk.sync();
    expect(await received(server)).toHaveLength(1);
  });

  test('CMP-5, SYN-7: without a network mail waits in the outbox, shows in its conversation, and goes out once', async () => {
    const { server, desk } = await start();
    await server.deliver('alice', message({ subject: 'Question', messageId: 'question@customer.example' }));
    await desk.sync();
    await filesItself(desk);
    const question = await desk.find('Question');
    const source = question.messages[0]?.id;
    if (source === undefined) throw new Error('no question');
    await server.shutdown();
    const draft = await desk.ask('createDraft', { kind: 'reply', source });
    await desk.ask('saveDraft', { id: draft.id, change: { to: [bob] } });
    await desk.ask('sendDraft', { id: draft.id, undoSeconds: 0 });
    const waiting = await desk.ask('conversation', { id: question.id });
    expect(waiting?.messages.map((shown) => shown.sending?.state ?? null)).toEqual([null, 'queued']);
    expect(await desk.subjects('sent')).toEqual([]);
    await server.restart();
    await desk.sync();
    await desk.sync();
    expect(await received(server)).toHaveLength(1);
    const shown = (await desk.find('Re: Question')).messages;
    expect(shown.map((item) => item.answered)).toEqual([true, false]);
    expect(shown[1]?.sending?.state).toBe('filed');
  });

  test('CMP-1, SYN-5: a reply has the right headers, people, From and quote', async () => {
    const { server, desk } = await start();
    await desk.sync();
    await filesItself(desk);
    await desk.ask('setWritingSettings', {
      account: account(desk),
      aliases: [{ name: 'Alice at sales', address: 'sales@example.test' }],
    });
    await server.deliver(
      'alice',
      message({
        subject: 'Re: Angebot',
        to: [{ name: '', address: 'sales@example.test' }],
        from: { name: 'Bob', address: 'bob@example.test' },
        messageId: 'q2@customer.example',
        references: ['q1@customer.example'],
        html: '<p>How much?</p><img src="https://tracker.example/x.gif"><script>evil()</script>',
      }),
    );
    await desk.sync();
    const source = (await desk.find('Re: Angebot')).messages[0]?.id;
    if (source === undefined) throw new Error('no question');
    const draft = await desk.ask('createDraft', { kind: 'reply', source });
    expect(draft.from.address).toBe('sales@example.test');
    expect(draft.quote).not.toMatch(/tracker|evil/);
    await desk.ask('saveDraft', { id: draft.id, change: { html: '<p>A lot.</p>' } });
    await desk.ask('sendDraft', { id: draft.id, undoSeconds: 0 });
    await desk.sync();
    const [mail] = await received(server);
    expect(mail?.parsed.from).toMatchObject({ address: 'sales@example.test' });
    expect(mail?.parsed.subject).toBe('Re: Angebot');
    expect(mail?.parsed.inReplyTo).toBe('<q2@customer.example>');
    expect(mail?.parsed.references).toBe('<q1@customer.example> <q2@customer.example>');
    expect(mail?.parsed.text).toMatch(/^A lot\.\n\nOn .+, Bob wrote:\n\n?> How much\?\n$/);
    expect((await desk.find('Re: Angebot')).messages).toHaveLength(2);
  });

  test('CRM-3, CRM-2, R074, R138, R139: sent mail is linked to its contact and to the item it was written from, not to a listed contact', async () => {
    const { server, desk } = await start();
    await desk.sync();
    await filesItself(desk);
    const { item: contact } = await desk.ask('addItem', { kind: 'contact', name: 'Bob', addresses: [bob.address] });
    const { item: deal } = await desk.ask('addItem', { kind: 'deal', name: 'Crane' });
    await desk.ask('addItem', { kind: 'contact', name: 'Team', addresses: ['team@example.test'] });
    await desk.ask('addNeverLog', { pattern: 'team@example.test' });
    const items = [`deal:${deal.id}`];
    const to = [bob, { name: '', address: 'team@example.test' }];
    const draft = await desk.ask('createDraft', { change: { to, subject: 'About it', html: '<p>Hi</p>', items } });
    // R138, R139: told, sent, and not logged
    expect((await desk.ask('draftChecks', { id: draft.id })).checks).toEqual([
      { kind: 'never-logged', blocks: false, addresses: ['team@example.test'] },
    ]);
    const { conversation } = await desk.ask('sendDraft', { id: draft.id, undoSeconds: 0 });
    await desk.sync();
    expect(await received(server)).toHaveLength(1);
    expect(await received(server, 'INBOX', 'team')).toHaveLength(1);
    const links = (await desk.ask('conversationLinks', { id: conversation }))?.links ?? [];
    expect(links.map((link) => `${link.item.id} ${link.source}`).sort()).toEqual(
      [`${contact.id} auto`, `${deal.id} manual`].sort(),
    );
  });

  test('CMP-5, SYN-6, CMP-1: while Dealbox runs: drafts are saved, the undo time passes, the mail goes out and is filed, all by itself', async () => {
    const { server, desk } = await start({ live: true });
    await filesItself(desk);
    const settled = async (what: () => Promise<boolean>) => {
      for (let waited = 0; waited < 300; waited++) {
        if (await what()) return;
        await changed(desk);
      }
      throw new Error('it never happened');
    };
    const draft = await desk.ask('createDraft', { change: { to: [bob], subject: 'By itself', html: '<p>Hello</p>' } });
    await settled(async () => (await desk.ask('draft', { id: draft.id }))?.saved === true);
    expect(await received(server, 'Drafts', 'alice')).toHaveLength(1);
    const { conversation, sendAt } = await desk.ask('sendDraft', { id: draft.id, undoSeconds: 2 });
    await settled(async () => {
      const shown = await desk.ask('conversation', { id: conversation });
      return shown?.messages[0]?.sending?.state === 'filed';
    });
    expect(Date.now()).toBeGreaterThanOrEqual(sendAt);
    expect(await received(server)).toHaveLength(1);
    expect(await received(server, 'Sent', 'alice')).toHaveLength(1);
    await settled(async () => (await received(server, 'Drafts', 'alice')).length === 0);
  });
});

/** The next change that is told, or half a second. */
function changed(desk: Desk): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, 500);
    const end = desk.engine.subscribe(done);
    function done() {
      clearTimeout(timer);
      end();
      resolve();
    }
  });
}
