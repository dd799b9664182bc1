import type { Page } from '@playwright/test';
import { alice, bob, carol, message } from '../support/messages.ts';
import { readFolder } from '../support/second-client.ts';
import { expect, row, test } from './mailbox-window.ts';

const composer = (window: Page) => window.getByRole('region', { name: /^Draft: / });
const text = (window: Page) => composer(window).getByRole('textbox', { name: 'Text of the email' });

test.beforeEach(({ server }) =>
  server.deliver(
    'alice',
    message({ subject: 'Renewal 2027', from: bob, to: [alice, carol], text: 'Shall we talk?\n' }),
  ),
);

test('R049, CMP-1, SYN-6: a reply is written by keys, goes out after undo send, and is read back by a second client', async ({
  server,
  openMail,
}) => {
  const { window } = await openMail({ expecting: 'Renewal 2027' });
  await row(window, 'Renewal 2027').click();
  await window.keyboard.press('r');
  await expect(text(window)).toBeFocused();
  await window.keyboard.type('Yes, on Tuesday.');
  await window.keyboard.press('Control+b');
  await window.keyboard.type(' At ten.');
  await window.screenshot({ path: process.env.SHOT ?? '/tmp/wui/reply.png' });
  await window.keyboard.press('Control+Enter');
  await expect(composer(window)).toHaveCount(0);
  await expect(window.getByText('Sending in 10 seconds')).toBeVisible();
  await window.getByRole('button', { name: 'Send now' }).first().click();
  await expect.poll(async () => (await readFolder(server, 'bob', 'INBOX')).length, { timeout: 20_000 }).toBe(1);
  const [mail] = await readFolder(server, 'bob', 'INBOX');
  expect(mail?.parsed.subject).toBe('Re: Renewal 2027');
  expect(mail?.parsed.html).toContain('<strong> At ten.</strong>');
  expect(mail?.parsed.html).toContain('Shall we talk?');
  expect(mail?.parsed.to).toEqual([{ name: 'Bob Lind', address: 'bob@example.test' }]);
});
