import type { Page } from '@playwright/test';
import { alice, bob, carol, message } from '../support/messages.ts';
import { readFolder } from '../support/second-client.ts';
import { add, openItem } from './items-window.ts';
import { expect, row, test } from './mailbox-window.ts';

/** The composer in front. */
const composer = (window: Page) => window.getByRole('region', { name: /^Draft: / });
const text = (window: Page) => composer(window).getByRole('textbox', { name: 'Text of the email' });
const to = (window: Page) => composer(window).getByRole('combobox', { name: 'To' });
const subject = (window: Page) => composer(window).getByRole('textbox', { name: 'Subject' });

/** A new email to bob with a subject, the cursor in its text. */
async function beginEmail(window: Page, about = 'Offer'): Promise<void> {
  await window.keyboard.press('c');
  await expect(to(window)).toBeFocused();
  await window.keyboard.type('bob@example.test,');
  await subject(window).fill(about);
  await text(window).click();
}

/** What the system does when one pastes where the cursor stands: a picture that was copied, or HTML. */
const paste = (window: Page, parts: { readonly picture?: string; readonly html?: string }): Promise<void> =>
  window.evaluate(`(({ picture, html }) => {
    const data = new DataTransfer();
    if (picture !== undefined) {
      const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
      data.items.add(new File([bytes], 'logo.png', { type: 'image/png' }));
    }
    if (html !== undefined) data.setData('text/html', html);
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    document.activeElement.dispatchEvent(event);
  })(${JSON.stringify(parts)})`);

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
  'base64',
);

test.beforeEach(({ server }) =>
  server.deliver(
    'alice',
    message({ subject: 'Renewal 2027', from: bob, to: [alice, carol], text: 'Shall we talk?\n' }),
  ),
);

test('R049, CMP-1, SYN-6: a reply is written by keys, goes out, and is read back by a second client', async ({
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
  await window.keyboard.press('Enter');
  await window.keyboard.type('سلام باب');
  await window.keyboard.press('Control+Enter');
  await expect(composer(window)).toHaveCount(0);
  await expect(window.getByRole('list', { name: 'How far this email has come' }).getByRole('listitem')).toHaveText([
    'Written',
    'Queued',
    'Accepted',
    'In Sent',
  ]);
  await window.getByRole('button', { name: 'Send now' }).first().click();
  await expect.poll(async () => (await readFolder(server, 'bob', 'INBOX')).length, { timeout: 20_000 }).toBe(1);
  const [mail] = await readFolder(server, 'bob', 'INBOX');
  expect(mail?.parsed.subject).toBe('Re: Renewal 2027');
  expect(mail?.parsed.to).toEqual([{ name: 'Bob Lind', address: 'bob@example.test' }]);
  expect(mail?.parsed.html).toContain('<strong> At ten.</strong>');
  expect(mail?.parsed.html, 'R075: right to left in the sent HTML').toMatch(/<p[^>]*dir="rtl"[^>]*><strong>سلام باب/);
  expect(mail?.parsed.html).toContain('Shall we talk?');
  expect(mail?.parsed.text).toContain('Yes, on Tuesday. At ten.');
  await expect.poll(async () => (await readFolder(server, 'alice', 'Sent')).length, { timeout: 45_000 }).toBe(1);
  await expect(window.getByText(/seen in Sent at your provider/)).toBeVisible();
});

test('CMP-1: a draft survives kill -9 within a second of the last key', async ({ openMail, launch }) => {
  const first = await openMail({ expecting: 'Renewal 2027' });
  await beginEmail(first.window, 'Half written');
  await first.window.keyboard.type('These words are here after the crash');
  await first.window.waitForTimeout(1000);
  const killed = new Promise((done) => first.app.process().once('exit', done));
  first.app.process().kill('SIGKILL');
  await killed;
  const { window } = await launch();
  await window.getByRole('button', { name: /^Drafts/ }).click();
  await window.getByRole('button', { name: /Half written/ }).click();
  await expect(text(window)).toHaveText('These words are here after the crash');
  await expect(subject(window)).toHaveValue('Half written');
  await expect(composer(window).getByRole('list', { name: 'To: people' })).toContainText('bob@example.test');
});

test('CMP-5: undo send brings the composer back, and nothing goes out', async ({ server, openMail }) => {
  const { window } = await openMail({ expecting: 'Renewal 2027' });
  await beginEmail(window);
  await window.keyboard.type('Sent too early');
  await window.keyboard.press('Control+Enter');
  await expect(window.getByText('Sending in 10 seconds')).toBeVisible();
  await window.keyboard.press('z');
  await expect(text(window)).toHaveText('Sent too early');
  await window.keyboard.press('Escape');
  await expect(window.getByText('Draft saved')).toBeVisible();
  await expect(window.getByRole('button', { name: /^Outbox$/ }), 'nothing waits').toBeVisible();
  expect(await readFolder(server, 'bob', 'INBOX')).toEqual([]);
});

test('CMP-5, C0.3: Escape keeps the draft, Mod+Shift+d discards it with undo, an empty one leaves nothing', async ({
  openMail,
}) => {
  const { window } = await openMail({ expecting: 'Renewal 2027' });
  const drafts = window.getByRole('navigation', { name: 'Mail' }).getByRole('button', { name: /^Drafts/ });
  await window.keyboard.press('c');
  await expect(to(window)).toBeFocused();
  await window.keyboard.press('Escape');
  await expect(composer(window)).toHaveCount(0);
  await expect(drafts).toHaveAccessibleName('Drafts');
  await row(window, 'Renewal 2027').click();
  await window.keyboard.press('r');
  await expect(text(window)).toBeFocused();
  await window.keyboard.press('Escape');
  await expect(composer(window)).toHaveCount(0);
  await expect(drafts).toHaveAccessibleName('Drafts');
  await beginEmail(window, 'Kept');
  await window.keyboard.type('Some words');
  await window.keyboard.press('Escape');
  await expect(drafts).toHaveAccessibleName('Drafts , 1 draft');
  await drafts.click();
  await window.getByRole('button', { name: /Kept/ }).click();
  await window.keyboard.press('Control+Shift+D');
  await expect(window.getByText('Draft discarded')).toBeVisible();
  await expect(drafts).toHaveAccessibleName('Drafts');
  await window.getByRole('button', { name: 'Undo' }).first().click();
  await expect(text(window)).toHaveText('Some words');
});

test('CMP-5, SYN-7: written offline it waits in Outbox, and goes out once by itself', async ({ server, openMail }) => {
  test.setTimeout(120_000);
  const { window } = await openMail({ expecting: 'Renewal 2027' });
  await server.shutdown();
  await beginEmail(window, 'Written on the train');
  await window.keyboard.type('Hello from the train');
  await window.keyboard.press('Control+Enter');
  await window.getByRole('button', { name: 'Send now' }).first().click();
  await window.getByRole('button', { name: /^Outbox/ }).click();
  const waiting = window.getByRole('listitem').filter({ hasText: 'Written on the train' });
  await expect(waiting).toBeVisible();
  await expect(waiting.getByRole('button', { name: 'Edit' })).toBeVisible();
  await server.restart();
  await window.keyboard.press('Control+Shift+R');
  await expect.poll(async () => (await readFolder(server, 'bob', 'INBOX')).length, { timeout: 60_000 }).toBe(1);
  await expect(window.getByText('Nothing waits to go out')).toBeVisible();
  expect(await readFolder(server, 'bob', 'INBOX')).toHaveLength(1);
});

test('CMP-2, CMP-3: a file by the button, a picture by pasting, both arrive where they were put', async ({
  server,
  openMail,
}) => {
  const { window } = await openMail({ expecting: 'Renewal 2027' });
  await beginEmail(window, 'With files');
  await window.keyboard.type('The logo: ');
  await paste(window, { picture: png.toString('base64') });
  const picture = text(window).getByRole('img', { name: 'logo.png' });
  await expect(picture).toHaveAttribute('src', /^mail:\/\/d\d+\/cid\//);
  await expect(picture).toHaveJSProperty('naturalWidth', 1);
  const [chooser] = await Promise.all([
    window.waitForEvent('filechooser'),
    composer(window).getByRole('button', { name: 'Attach files' }).click(),
  ]);
  await chooser.setFiles({
    name: 'Preisliste für Łódź.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.alloc(5000, 7),
  });
  await expect(composer(window).getByRole('list', { name: '1 attachment' })).toContainText('Preisliste für Łódź');
  await window.keyboard.press('Control+Enter');
  await window.getByRole('button', { name: 'Send now' }).first().click();
  await expect.poll(async () => (await readFolder(server, 'bob', 'INBOX')).length, { timeout: 20_000 }).toBe(1);
  const [mail] = await readFolder(server, 'bob', 'INBOX');
  const [inline, file] = mail?.parsed.attachments ?? [];
  expect(inline?.related, 'the picture belongs to the text').toBe(true);
  expect(mail?.parsed.html).toContain(`cid:${inline?.contentId?.replaceAll(/[<>]/g, '')}`);
  expect(file).toMatchObject({ filename: 'Preisliste für Łódź.pdf', disposition: 'attachment' });
});

test('CMP-3: what is too large is refused while it is added, with its name and the limit', async ({ openMail }) => {
  const { window } = await openMail({ expecting: 'Renewal 2027' });
  await window.keyboard.press('Control+Comma');
  await window.getByRole('button', { name: 'Writing', exact: true }).click();
  await window.getByRole('spinbutton', { name: 'Own size limit (MB)' }).fill('2');
  await window.keyboard.press('Enter');
  await expect(window.getByText('Emails up to 2.1 MB (set here).')).toBeVisible();
  await window.getByRole('button', { name: /^Inbox/ }).click();
  await beginEmail(window);
  const [chooser] = await Promise.all([
    window.waitForEvent('filechooser'),
    composer(window).getByRole('button', { name: 'Attach files' }).click(),
  ]);
  await chooser.setFiles({ name: 'film.mov', mimeType: 'video/quicktime', buffer: Buffer.alloc(1_700_000, 7) });
  await expect(composer(window).getByRole('status')).toContainText(/film\.mov.*MB/);
  await expect(composer(window).getByRole('list', { name: /attachment/ })).toHaveCount(0);
});

test('C4: all that speaks against sending is said once, in one sheet; what blocks cannot be overruled', async ({
  server,
  openMail,
}) => {
  const { window } = await openMail({ expecting: 'Renewal 2027' });
  await beginEmail(window, '');
  await window.keyboard.type('The price list is attached.');
  await window.keyboard.press('Control+Enter');
  const sheet = window.getByRole('alertdialog');
  await expect(sheet).toHaveAccessibleName('Send it like this?');
  await expect(sheet).toContainText('You wrote “attached”, and nothing is attached.');
  await expect(sheet).toContainText('The subject is empty.');
  await expect(sheet.getByRole('button', { name: 'Keep writing' })).toBeFocused();
  await window.keyboard.press('Enter');
  await expect(sheet).toHaveCount(0);
  await to(window).fill('nobody at all');
  await window.keyboard.press('Control+Enter');
  await expect(sheet).toHaveAccessibleName('This email cannot go out yet');
  await expect(sheet).toContainText('nobody at all is not a complete address');
  await expect(sheet.getByRole('button', { name: 'Send anyway' })).toBeDisabled();
  await window.keyboard.press('Escape');
  await composer(window).getByRole('button', { name: 'Remove nobody at all' }).click();
  await window.keyboard.press('Control+Enter');
  await sheet.getByRole('button', { name: 'Send anyway' }).click();
  await window.getByRole('button', { name: 'Send now' }).first().click();
  await expect.poll(async () => (await readFolder(server, 'bob', 'INBOX')).length, { timeout: 20_000 }).toBe(1);
});

test('CMP-4, R076, R077: a template by ; with its fields, a signature that is replaced and never stacked', async ({
  server,
  openMail,
}) => {
  const { window } = await openMail({ expecting: 'Renewal 2027' });
  await window.keyboard.press('Control+Comma');
  for (const name of ['Formal', 'Short']) {
    await window.getByRole('button', { name: 'Signatures', exact: true }).click();
    await window.getByRole('button', { name: 'New signature' }).click();
    await window.getByRole('textbox', { name: 'Name' }).fill(name);
    await window.getByRole('textbox', { name: 'Text', exact: true }).fill(`${name} greetings`);
    await window.getByRole('button', { name: 'Save', exact: true }).click();
  }
  await window.getByRole('button', { name: 'Writing', exact: true }).click();
  await window.getByRole('combobox', { name: 'Signature of new emails' }).selectOption('Formal');
  await window.getByRole('button', { name: 'Templates', exact: true }).click();
  await window.getByRole('button', { name: 'New template' }).click();
  await window.getByRole('textbox', { name: 'Name' }).fill('Follow up');
  await window.getByRole('textbox', { name: 'Subject' }).fill('For {{contact.first_name}}');
  await window
    .getByRole('textbox', { name: 'Text', exact: true })
    .fill('Dear {{contact.first_name}}, about {{deal.title}}.');
  await expect(window.getByRole('region', { name: 'Preview' }).locator('[data-missing-field]')).toHaveText(
    '{{deal.title}}',
  );
  await window.getByRole('button', { name: 'Save', exact: true }).click();

  await window.getByRole('button', { name: /^Inbox/ }).click();
  await window.keyboard.press('c');
  await to(window).fill('Bob Lind <bob@example.test>');
  await window.keyboard.press('Tab');
  await expect(text(window)).toContainText('Formal greetings');
  await text(window).getByRole('paragraph').first().click();
  await window.keyboard.type(';');
  await window.getByRole('option', { name: 'Follow up' }).click();
  await expect(text(window)).toContainText('Dear Bob, about {{deal.title}}.');
  await expect(text(window).locator('[data-missing-field]')).toHaveText('{{deal.title}}');
  await expect(subject(window)).toHaveValue('For Bob');

  await composer(window).getByRole('button', { name: 'Signature', exact: true }).click();
  await window.getByRole('menuitemcheckbox', { name: 'Short' }).click();
  await expect(text(window).locator('[data-signature]')).toHaveText('Short greetings');

  await window.keyboard.press('Control+Enter');
  await expect(window.getByRole('alertdialog')).toContainText('A field of the template has no value: deal.title.');
  await window.getByRole('button', { name: 'Send anyway' }).click();
  await window.getByRole('button', { name: 'Send now' }).first().click();
  await expect.poll(async () => (await readFolder(server, 'bob', 'INBOX')).length, { timeout: 20_000 }).toBe(1);
  const [mail] = await readFolder(server, 'bob', 'INBOX');
  expect(mail?.parsed.html).toContain('Short greetings');
  expect(mail?.parsed.html).not.toContain('Formal greetings');
});

test('INB-8: snoozed it leaves Inbox, waits in Snoozed, comes back by undo, and at its time by itself', async ({
  openMail,
}) => {
  const { window } = await openMail({ expecting: 'Renewal 2027' });
  await row(window, 'Renewal 2027').click();
  await window.keyboard.press('h');
  await expect(window.getByRole('dialog', { name: 'Snooze until' })).toBeVisible();
  await window.keyboard.press('1');
  await expect(row(window, 'Renewal 2027')).toHaveCount(0);
  await window.keyboard.press('g');
  await window.keyboard.press('h');
  await expect(row(window, 'Renewal 2027')).toHaveAccessibleName(/until /);
  await window.keyboard.press('z');
  await expect(row(window, 'Renewal 2027')).toHaveCount(0);
  await window.getByRole('button', { name: /^Inbox/ }).click();
  await expect(row(window, 'Renewal 2027')).toBeVisible();
  const id = Number(await row(window, 'Renewal 2027').getAttribute('data-id'));
  const selection = { kind: 'conversations', ids: [id] };
  await window.evaluate(`window.dealbox.call('snooze', ${JSON.stringify({ selection, until: Date.now() + 2500 })})`);
  await expect(row(window, 'Renewal 2027')).toHaveCount(0);
  await expect(row(window, 'Renewal 2027')).toBeVisible({ timeout: 15_000 });
});

test('INB-7: a mailto link in a mail begins an email; files that it names are not attached', async ({
  server,
  openMail,
}) => {
  const html = '<p><a href="mailto:carol@customer.example?subject=Price&attach=/etc/passwd">write to us</a></p>';
  await server.deliver('alice', message({ subject: 'Newsletter', html }));
  const { window } = await openMail({ expecting: 'Newsletter' });
  await row(window, 'Newsletter').click();
  await window.frameLocator('iframe').getByRole('link', { name: 'write to us' }).click();
  await expect(subject(window)).toHaveValue('Price');
  await expect(composer(window).getByRole('list', { name: 'To: people' })).toContainText('carol@customer.example');
  await expect(composer(window).getByRole('list', { name: /attachment/ })).toHaveCount(0);
});

test('CMP-2, SECURITY 5: pasted HTML brings no scripts and nothing that would be fetched', async ({ openMail }) => {
  const { window } = await openMail({ expecting: 'Renewal 2027' });
  await beginEmail(window);
  const html =
    '<p onclick="alert(1)">Hello <b>there</b><img src="https://tracker.example/x.png"><script>alert(2)</script></p>' +
    '<table background="https://tracker.example/b.png"><tr><td>1</td><td>2</td></tr></table>';
  await paste(window, { html });
  await expect(text(window)).toContainText('Hello there');
  await expect(text(window).locator('table td')).toHaveText(['1', '2']);
  expect(await text(window).innerHTML()).not.toMatch(/tracker\.example|alert|onclick/);
});

test('R074: from the Email tab of a deal an email goes to its main person, and what is sent is linked to the deal', async ({
  server,
  openMail,
}) => {
  const { window } = await openMail({ expecting: 'Renewal 2027' });
  const contact = await add(window, 'contact', 'Bob Lind', { addresses: ['bob@example.test'] });
  await add(window, 'deal', 'Nordwind renewal', { contact: contact.id });
  await openItem(window, 'b', 'Nordwind renewal');
  await window.getByRole('tab', { name: 'Email' }).click();
  await window.getByRole('tabpanel').getByRole('button', { name: 'New email' }).click();
  await expect(composer(window).getByRole('list', { name: 'To: people' })).toContainText('Bob Lind');
  await subject(window).fill('Your renewal');
  await text(window).click();
  await window.keyboard.type('Here is the offer.');
  await window.keyboard.press('Control+Enter');
  await window.getByRole('button', { name: 'Send now' }).first().click();
  await expect.poll(async () => (await readFolder(server, 'bob', 'INBOX')).length, { timeout: 20_000 }).toBe(1);
  await expect(window.getByRole('tabpanel').getByRole('heading', { name: 'Your renewal' })).toBeVisible();
});
