import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchDealbox } from '../tests/support/app.ts';
import { demoAccount } from '../tests/support/demo-account.ts';
import { startDesktopSession } from '../tests/support/desktop-session.ts';
import { takeTasks, watchTasks } from '../tests/support/long-tasks.ts';
import { takeFrames, watchFrames } from './frames.ts';
import { startFullMailbox } from './mailbox.ts';

const DAY = 86_400_000;
/** Two frames of a display of 60 Hz, in milliseconds. */
const LATE = 33.4;

export interface WindowResult {
  readonly messages: number;
  /** Milliseconds that each task above 50 ms took in the window's thread. */
  readonly longTasks: { readonly firstSync: number[]; readonly archiveAll: number[] };
  /** Frames in a first sync, and how many of them came more than 33 ms after the one before. */
  readonly frames: { readonly all: number; readonly late: number };
  /** Conversations that were archived at once. */
  readonly archived: number;
  /** Milliseconds from the key to the list's being empty on screen, and to the line that says it is done. */
  readonly listEmpty: number;
  readonly committed: number;
  /** Milliseconds from starting the program to the list, the mail being here already. */
  readonly start: number;
}

/** What the window's own thread does while mail comes in and while all of it is archived, in the built app on a virtual display. */
export async function measureWindow(messages: number, say: (text: string) => void): Promise<WindowResult> {
  say(`filling a Dovecot with ${messages} messages`);
  const server = await startFullMailbox({ count: messages, newest: Date.now() - 3_600_000, span: 2 * DAY }, true);
  const desktop = await startDesktopSession();
  Object.assign(process.env, desktop.env);
  const data = mkdtempSync(join(tmpdir(), 'dealbox-window-'));
  const account = join(data, 'account.json');
  writeFileSync(account, JSON.stringify(demoAccount(server)));
  try {
    const first = await launchDealbox({ data, args: ['--demo-account', account] });
    const { window } = first;
    await window.getByRole('row').first().waitFor();
    await watchTasks(window);
    await watchFrames(window);
    say('the first sync runs');
    const synced = window.getByText(/^Up to date/).first();
    while (!(await synced.isVisible())) {
      await window.keyboard.press('j');
      await window.waitForTimeout(100);
    }
    const firstSync = await takeTasks(window);
    const gaps = await takeFrames(window);
    const frames = { all: gaps.length, late: gaps.filter((gap) => gap > LATE).length };
    await window.keyboard.press('Escape');
    await window.keyboard.press('*');
    await window.keyboard.press('a');
    const selected = await window
      .getByText(/ selected$/)
      .first()
      .textContent();
    const begun = performance.now();
    await window.keyboard.press('e');
    await window.getByRole('row').first().waitFor({ state: 'detached' });
    const listEmpty = performance.now() - begun;
    await window.getByText(/conversations archived/).waitFor();
    const committed = performance.now() - begun;
    await window.keyboard.press('z');
    await window.getByRole('row').first().waitFor();
    const archiveAll = await takeTasks(window);
    await first.app.close();
    say('started again');
    const before = performance.now();
    const again = await launchDealbox({ data });
    await again.window.getByRole('row').first().waitFor();
    const start = performance.now() - before;
    await again.app.close();
    const archived = Number(selected?.replaceAll(/\D/g, ''));
    return { messages, longTasks: { firstSync, archiveAll }, frames, archived, listEmpty, committed, start };
  } finally {
    await desktop.end();
    await server.stop();
    rmSync(data, { recursive: true, force: true, maxRetries: 5 });
  }
}
