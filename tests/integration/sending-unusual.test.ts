import { afterEach, describe, expect, test } from 'vitest';
import { type Desk, openDesk } from '../support/desk.ts';
import { startMailServer } from '../support/mail-server.ts';
import { type ScriptedSmtpServer, startScriptedSmtpServer } from '../support/scripted-smtp-server.ts';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

interface Setting {
  readonly desk: Desk;
  readonly smtp: ScriptedSmtpServer;
  later(milliseconds: number): void;
}

async function start(smtputf8 = false): Promise<Setting> {
  const server = await startMailServer({ smtp: false, specialUse: true });
  ends.push(() => server.stop());
  const smtp = await startScriptedSmtpServer({ smtputf8 });
  ends.push(() => smtp.stop());
  let ahead = 0;
  const desk = await openDesk(server, { smtpPort: smtp.port, now: () => Date.now() + ahead });
  ends.push(() => desk.close());
  await desk.sync();
  await desk.ask('setWritingSettings', { account: desk.accounts[0]?.id ?? (0 as never), sentCopy: 'dealbox' });
  return {
    desk,
    smtp,
    later(milliseconds) {
      ahead += milliseconds;
    },
  };
}

async function write(desk: Desk, address: string): Promise<Parameters<typeof desk.ask<'sendDraft'>>[1]['id']> {
  const to = [{ name: 'Żółć', address }];
  return (await desk.ask('createDraft', { change: { to, subject: 'Oferta', html: '<p>Dzień dobry</p>' } })).id;
}

const HOUR = 3_600_000;
const outbox = async (desk: Desk) => (await desk.ask('outbox', {})).rows[0]?.sending;

describe('addresses beyond ASCII (RFC 6531)', () => {
  test('a server that takes them gets the address as it is, in the envelope and in the header, and is told so', async () => {
    const { desk, smtp } = await start(true);
    const id = await write(desk, 'zażółć@bücher.example');
    await desk.ask('sendDraft', { id, undoSeconds: 0 });
    await desk.sync();
    const [mail, ...more] = smtp.taken;
    expect(more).toEqual([]);
    expect(mail?.to).toEqual(['zażółć@xn--bcher-kva.example']);
    expect(mail?.parameters).toContain('SMTPUTF8');
    expect(mail?.text).toMatch(/^To: .*<zażółć@(bücher|xn--bcher-kva)\.example>$/m);
    expect(await outbox(desk)).toBeUndefined();
  });

  test('an ordinary mail asks nothing of the kind of that server', async () => {
    const { desk, smtp } = await start(true);
    await desk.ask('sendDraft', { id: await write(desk, 'bob@bücher.example'), undoSeconds: 0 });
    await desk.sync();
    expect(smtp.taken[0]?.to).toEqual(['bob@xn--bcher-kva.example']);
    expect(smtp.taken[0]?.parameters).not.toContain('SMTPUTF8');
  });

  test('CMP-6: a server that does not take them: kept, the address named, never tried by itself, edited and sent', async () => {
    const { desk, smtp, later } = await start();
    const { message } = await desk.ask('sendDraft', { id: await write(desk, 'zażółć@example.test'), undoSeconds: 0 });
    await desk.sync();
    later(24 * HOUR);
    await desk.sync();
    expect(smtp.taken).toEqual([]);
    expect(await outbox(desk)).toMatchObject({
      state: 'refused',
      canCancel: true,
      error: { code: 'address-not-supported', message: expect.stringContaining('zażółć@example.test') },
    });
    const { draft } = await desk.ask('cancelSending', { message });
    if (draft === null) throw new Error('no draft');
    const to = [{ name: 'Żółć', address: 'zolc@example.test' }];
    await desk.ask('saveDraft', { id: draft, change: { to } });
    await desk.ask('sendDraft', { id: draft, undoSeconds: 0 });
    await desk.sync();
    expect(smtp.taken.map((mail) => mail.to)).toEqual([['zolc@example.test']]);
  });
});

describe('send later, when its time passed while Dealbox was not running', () => {
  /** A mail for in an hour; it is three hours later now, and Dealbox was closed in between. */
  async function late(whenLate: 'send' | 'ask') {
    const setting = await start();
    const { desk } = setting;
    await desk.ask('setWritingSettings', { account: desk.accounts[0]?.id ?? (0 as never), whenLate });
    const id = await write(desk, 'bob@example.test');
    const { message } = await desk.ask('sendDraft', { id, at: Date.now() + HOUR });
    await desk.sync();
    expect(setting.smtp.taken).toEqual([]);
    setting.later(3 * HOUR);
    await desk.sync();
    return { ...setting, message };
  }

  test('CMP-5: it goes out at once, which is the default', async () => {
    const { desk, smtp } = await late('send');
    expect(smtp.taken).toHaveLength(1);
    expect(await outbox(desk)).toBeUndefined();
  });

  test.each(['now', 'retry', 'later', 'edit'] as const)(
    'CMP-5: set to ask: it waits for a person, who says %s',
    async (answer) => {
      const { desk, smtp, later, message } = await late('ask');
      expect(smtp.taken).toEqual([]);
      const sending = await outbox(desk);
      expect(sending).toMatchObject({ state: 'queued', canCancel: true, error: { code: 'send-late' } });
      await desk.sync();
      expect(smtp.taken).toEqual([]);
      if (sending?.operation == null) throw new Error('no operation');
      if (answer === 'now') await desk.ask('rescheduleSending', { message, at: 0 });
      if (answer === 'retry') await desk.ask('retryOperations', { ids: [sending.operation] });
      if (answer === 'later') await desk.ask('rescheduleSending', { message, at: Date.now() + 4 * HOUR });
      if (answer === 'edit') await desk.ask('cancelSending', { message });
      await desk.sync();
      expect(smtp.taken).toHaveLength(answer === 'now' || answer === 'retry' ? 1 : 0);
      expect(await desk.ask('drafts', {})).toHaveLength(answer === 'edit' ? 1 : 0);
      later(HOUR + 60_000);
      await desk.sync();
      expect(smtp.taken).toHaveLength(answer === 'edit' ? 0 : 1);
    },
  );
});
