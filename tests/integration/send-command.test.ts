import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { accountArguments, askCli, runCli } from '../support/dealbox-cli.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { message } from '../support/messages.ts';
import { readFolder } from '../support/second-client.ts';

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

interface Sent {
  id: string;
  messageId: string;
  state: string;
}
interface Listed {
  conversations: { id: string; subject: string; state?: string; participants: { address: string }[] }[];
  total: number;
}

async function start(): Promise<{ server: MailServer; data: string; file(name: string, text: string): string }> {
  const server = await startMailServer();
  ends.push(() => server.stop());
  const data = mkdtempSync(join(tmpdir(), 'dealbox-send-'));
  ends.push(() => rmSync(data, { recursive: true, force: true }));
  await askCli(data, accountArguments(server));
  return {
    server,
    data,
    file(name, text) {
      const path = join(data, name);
      writeFileSync(path, text);
      return path;
    },
  };
}

test('GEN-4: dealbox send: through the outbox, with files and an answer; list outbox and drafts; exit codes', {
  timeout: 180_000,
}, async () => {
  const { server, data, file } = await start();
  await server.deliver('alice', message({ subject: 'Question', from: { name: 'Bob', address: 'bob@example.test' } }));
  await askCli(data, ['sync']);
  const text = file('body.txt', 'Dear Bob,\n\n<no tag> & more\n');
  const attach = file('prices.txt', 'a: 1\n');
  const to = ['--account', 'alice@example.test', '--to', 'Bob Lind <bob@example.test>'];
  const sent = await askCli<Sent>(data, ['send', ...to, '--subject', 'Offer', '--text-file', text, '--attach', attach]);
  expect(sent).toEqual({
    id: expect.stringMatching(/^m\d+$/),
    messageId: expect.stringContaining('@'),
    state: 'accepted',
  });
  const [mail] = await readFolder(server, 'bob', 'INBOX');
  expect(mail?.parsed.messageId).toBe(`<${sent.messageId}>`);
  expect(mail?.parsed.text).toBe('Dear Bob,\n\n<no tag> & more\n');
  expect(mail?.parsed.attachments.map((item) => item.filename)).toEqual(['prices.txt']);

  const list = await askCli<Listed>(data, ['list', 'inbox']);
  const shown = await askCli<{ messages: { id: string }[] }>(data, ['show', list.conversations[0]?.id ?? '']);
  const html = file('body.html', '<p>Much.</p>');
  const answer = ['--subject', 'Re: Question', '--html-file', html, '--reply-to', shown.messages[0]?.id ?? ''];
  await askCli<Sent>(data, ['send', ...to, ...answer]);
  const later = ['--subject', 'Later', '--html-file', html, '--at', '2030-01-01T08:00:00+01:00'];
  expect((await askCli<Sent>(data, ['send', ...to, ...later])).state).toBe('queued');
  const outbox = await askCli<Listed>(data, ['list', 'outbox']);
  expect(outbox.conversations).toMatchObject([
    { subject: 'Later', state: 'queued', participants: [{ address: 'bob@example.test' }] },
  ]);
  expect((await askCli<Listed>(data, ['list', 'drafts'])).total).toBe(0);
  await askCli(data, ['sync']);
  expect(await readFolder(server, 'alice', 'Sent')).toHaveLength(2);
  expect(await readFolder(server, 'bob', 'INBOX')).toHaveLength(2);

  expect((await runCli(data, ['send', ...to, '--subject', 'x'])).code).toBe(2);
  const refused = ['send', '--account', 'alice@example.test', '--to', 'nobody', '--subject', 'x', '--text-file', text];
  const failed = await askCli<{ error: { code: string } }>(data, refused, 1);
  expect(failed.error.code).toBe('not-ready');
  expect((await askCli<Listed>(data, ['list', 'drafts'])).total).toBe(0);
});
