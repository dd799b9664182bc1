import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { call, fill } from './items-window.ts';
import { expect, test } from './mailbox-window.ts';

/** The longest a task in the window's thread may take. Milliseconds. */
const longest = 50;
const many = 10_000;

test('GEN-2, CRM-1: ten thousand contacts are imported, scrolled, sorted and searched without a task above 50 ms', async ({
  server,
  openMail,
  dataFolder,
}) => {
  await fill(server, [{ subject: 'Hello' }]);
  const { app, window } = await openMail({ expecting: 'Hello' });
  const file = join(dataFolder, 'many.csv');
  const lines = Array.from(
    { length: many },
    (_, index) => `Person ${index},person${index}@customer.example,Firm ${index % 400}`,
  );
  writeFileSync(file, `Name,Email,Organization\n${lines.join('\n')}\n`);
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
  }, file);
  await window.keyboard.press('g');
  await window.keyboard.press('c');
  await expect(window.getByText('No contacts yet')).toBeVisible();
  await window.evaluate(`{
    globalThis.longTasks = [];
    new PerformanceObserver((list) => longTasks.push(...list.getEntries().map((entry) => Math.round(entry.duration)))).observe({ entryTypes: ['longtask'] });
  }`);
  await window.getByRole('button', { name: 'Import contacts' }).click();
  await window.getByRole('button', { name: 'Choose file…' }).click();
  await window.getByRole('button', { name: 'Check the rows' }).click();
  await window.getByRole('button', { name: 'Import 10,000 contacts' }).click();
  await expect(window.getByText('10,000 contacts imported.')).toBeVisible({ timeout: 30_000 });
  await window.getByRole('button', { name: 'Show contacts' }).click();
  const grid = window.getByRole('grid');
  await expect(grid).toHaveAttribute('aria-rowcount', String(many + 1));
  await grid.getByRole('row').nth(1).focus();
  for (const key of ['PageDown', 'PageDown', 'End', 'Home', 'End']) {
    await window.keyboard.press(key);
    await window.waitForTimeout(80);
  }
  await expect(grid.getByRole('row', { name: /Person 9999/ })).toBeFocused();
  await window.getByRole('columnheader', { name: 'Organization' }).getByRole('button').click();
  await expect(grid.getByRole('row').nth(1)).toContainText('Firm 0');
  await window.getByRole('searchbox', { name: 'Search contacts' }).fill('person 4321');
  await expect(grid).toHaveAttribute('aria-rowcount', '2');
  expect(await call<{ total: number }>(window, 'items', { kind: 'organization' })).toMatchObject({ total: 400 });
  const tasks = await window.evaluate<number[]>('longTasks');
  expect(tasks.filter((duration) => duration > longest)).toEqual([]);
});
