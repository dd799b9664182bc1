import type { Page } from '@playwright/test';
import { message } from '../support/messages.ts';
import { expect, row, rows, test } from './mailbox-window.ts';

/** The longest a task in the window's thread may take (issue: first sync, bulk archive). Milliseconds. */
const longest = 50;
const many = 3000;

/** From now on the window notes its long tasks; they are asked for at the end. */
const watchTasks = (window: Page): Promise<unknown> =>
  window.evaluate(`{
    globalThis.longTasks = [];
    new PerformanceObserver((list) => longTasks.push(...list.getEntries().map((entry) => Math.round(entry.duration)))).observe({ entryTypes: ['longtask'] });
  }`);
const longTasks = (window: Page): Promise<number[]> => window.evaluate<number[]>('longTasks');

test.beforeEach(async ({ server }) => {
  const mail = Array.from({ length: many }, (_, index) => {
    const internalDate = new Date(Date.now() - (many - index) * 20_000);
    return { raw: message({ subject: `Report ${index}`, date: internalDate }), flags: [], internalDate };
  });
  await server.append('alice', 'INBOX', mail);
});

test('GEN-2: no task above 50 ms in the window while thousands of messages come in, and while all are archived', async ({
  openMail,
}) => {
  const { window } = await openMail();
  await watchTasks(window);
  for (let step = 0; step < 20; step += 1) {
    await window.keyboard.press('j');
    await window.waitForTimeout(50);
  }
  await expect(window.getByRole('grid')).toHaveAttribute('aria-rowcount', String(many), { timeout: 40_000 });
  expect(await longTasks(window), 'while the first sync runs').toEqual([]);

  await window.keyboard.press('*');
  await window.keyboard.press('a');
  await expect(window.getByText('3,000 selected')).toBeVisible();
  const begun = Date.now();
  await window.keyboard.press('e');
  await expect(row(window, `Report ${many - 1}`)).toHaveCount(0);
  await expect(window.getByText('3,000 conversations archived')).toBeVisible();
  expect(Date.now() - begun).toBeLessThan(1500);
  await window.keyboard.press('z');
  await expect(rows(window).first()).toBeVisible();
  expect(
    (await longTasks(window)).filter((duration) => duration > longest),
    'while all are archived',
  ).toEqual([]);
});
