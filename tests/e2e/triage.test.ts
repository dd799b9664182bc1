import { expect, fillInbox, row, rows, subjectsAtProvider, test } from './mailbox-window.ts';

const subjects = ['one', 'two', 'three', 'four', 'five'].map((name) => `Quote ${name}`);

test.beforeEach(({ server }) => fillInbox(server, subjects));

test('ARC-1, ARC-2, DEL-8, R001, R004, R015, R016, R018, R019, R020: e archives, z undoes, Archive unarchives; the provider is not touched', async ({
  server,
  openMail,
}) => {
  const { window } = await openMail({ expecting: 'Quote one' });
  await window.keyboard.press('j');
  await expect(window.getByRole('heading', { name: 'Quote five' })).toBeVisible();
  await window.keyboard.press('e');
  await expect(row(window, 'Quote five')).toHaveCount(0);
  await expect(window.getByText('Conversation archived')).toBeVisible();
  await expect(window.getByRole('heading', { name: 'Quote four' }), 'INB-10: goes on to the next').toBeVisible();

  await window.keyboard.press('z');
  await expect(row(window, 'Quote five')).toHaveCount(1);
  await row(window, 'Quote five').click();
  await window.keyboard.press('e');
  await expect(row(window, 'Quote five')).toHaveCount(0);

  await window.keyboard.press('g');
  await window.keyboard.press('e');
  await expect(window.getByRole('heading', { name: /^Archive/, level: 1 })).toBeVisible();
  await row(window, 'Quote five').getByRole('checkbox').click();
  await window.getByRole('region', { name: 'Act on the selection' }).getByRole('button', { name: 'Unarchive' }).click();
  await expect(window.getByText('Conversation back in Inbox')).toBeVisible();
  await window.keyboard.press('g');
  await window.keyboard.press('i');
  await expect(row(window, 'Quote five')).toHaveCount(1);
  expect(await subjectsAtProvider(server, 'INBOX')).toEqual(subjects);
});

test('INB-3, R012, R013, R065: the checkbox at the top left selects all that the filter matches', async ({
  openMail,
}) => {
  const { window } = await openMail({ expecting: 'Quote one' });
  await window.getByRole('checkbox', { name: 'Select all that match' }).click();
  await expect(window.getByText('5 selected')).toBeVisible();
  await row(window, 'Quote two').getByRole('checkbox').click();
  await expect(window.getByText('4 selected')).toBeVisible();
  await window.keyboard.press('e');
  await expect(window.getByText('4 conversations archived')).toBeVisible();
  await expect(rows(window)).toHaveCount(1);
  await expect(row(window, 'Quote two')).toBeVisible();
});

test('C0.3: x, Shift+j and * n select; s stars; Shift+i and Shift+u read and unread', async ({ openMail }) => {
  const { window } = await openMail({ expecting: 'Quote one' });
  await window.keyboard.press('j');
  await window.keyboard.press('x');
  await window.keyboard.press('Shift+J');
  await window.keyboard.press('Shift+J');
  await expect(window.getByText('3 selected')).toBeVisible();
  await window.keyboard.press('*');
  await window.keyboard.press('n');
  await expect(window.getByText('3 selected')).toHaveCount(0);
  await row(window, 'Quote two').click();
  await window.keyboard.press('s');
  await window.getByRole('button', { name: 'More filters' }).click();
  await window.getByRole('menuitemcheckbox', { name: 'Starred' }).click();
  await expect(rows(window)).toHaveCount(1);
  await expect(rows(window)).toHaveAccessibleName(/^Unread, .*Quote two.*starred/);
  await rows(window).click();
  await window.keyboard.press('Shift+I');
  await expect(rows(window)).toHaveAccessibleName(/^Carol Nowak, /);
  await window.keyboard.press('Shift+U');
  await expect(rows(window)).toHaveAccessibleName(/^Unread, /);
});

test('INB-10, WCAG 2.1.4: one switch turns the single keys off, and letters never act while one types', async ({
  openMail,
}) => {
  const { window } = await openMail({ expecting: 'Quote one' });
  await window.keyboard.press('/');
  await window.getByRole('searchbox').fill('');
  await window.keyboard.type('eee #');
  await expect(window.getByRole('searchbox')).toHaveValue('eee #');
  await window.keyboard.press('Escape');
  await expect(rows(window)).toHaveCount(5);

  await window.keyboard.press('Control+Comma');
  await window.getByRole('button', { name: 'Triage and keyboard' }).click();
  await window.getByRole('switch', { name: 'Single-letter keys' }).click();
  await window.getByRole('button', { name: /^Inbox/ }).click();
  await row(window, 'Quote two').click();
  await window.keyboard.press('e');
  await window.keyboard.press('ArrowDown');
  await expect(window.getByRole('heading', { name: 'Quote one' })).toBeVisible();
  await expect(rows(window)).toHaveCount(5);
});

test('C0.3: the palette does a command by its name', async ({ openMail }) => {
  const { window } = await openMail({ expecting: 'Quote one' });
  await row(window, 'Quote three').click();
  await window.keyboard.press('Control+k');
  await window.keyboard.type('archive');
  await window.keyboard.press('Enter');
  await expect(row(window, 'Quote three')).toHaveCount(0);
});
