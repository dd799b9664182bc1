import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { launchDealbox } from '../tests/support/app.ts';
import { startDesktopSession } from '../tests/support/desktop-session.ts';
import { takeTasks, watchTasks } from '../tests/support/long-tasks.ts';
import { type Spread, spread } from './measure.ts';
import { treePss } from './peers/memory.ts';
import { makeSyntheticStore } from './synthetic-store.ts';

const STARTS = 5;
const FRAMES = 1_000;
/** Pixels that the wheel turns in each frame: about two rows. */
const WHEEL = 100;
const typed = ['in', 'invoice', 'co', 'contract', 'pr', 'price'];

export interface LargeWindowResult {
  readonly messages: number;
  /** Milliseconds from starting the program to the list. */
  readonly start: Spread;
  /** Milliseconds between frames while the list is scrolled through. */
  readonly frames: Spread;
  readonly scrolled: number;
  readonly framesAbove33: number;
  readonly longTasks: readonly number[];
  /** Milliseconds from the letters of a search to its rows on screen. */
  readonly search: Spread;
  /** Bytes of all its processes, half a minute after the start. */
  readonly memory: number;
}

/** The built app on a virtual display with a store of so many messages, its provider out of reach. */
export async function measureLargeWindow(messages: number, say: (text: string) => void): Promise<LargeWindowResult> {
  const data = mkdtempSync(join(tmpdir(), 'dealbox-large-'));
  const desktop = await startDesktopSession();
  Object.assign(process.env, desktop.env);
  try {
    makeSyntheticStore(data, messages, say).close();
    const starts: number[] = [];
    for (let round = 0; round < STARTS; round += 1) {
      const begun = performance.now();
      const { app, window } = await launchDealbox({ data });
      await window.getByRole('row').first().waitFor();
      starts.push(performance.now() - begun);
      await app.close();
    }
    say(`started ${STARTS} times`);
    const { app, window } = await launchDealbox({ data });
    await window.getByRole('row').first().waitFor();
    await setTimeout(30_000);
    const memory = treePss(app.process().pid ?? 0);
    await watchTasks(window);
    const gaps = await scrollThrough(window);
    const search: number[] = [];
    for (const text of typed) search.push(await timeSearch(window, text));
    const longTasks = await takeTasks(window);
    await app.close();
    return {
      messages,
      start: spread(starts),
      frames: spread(gaps),
      scrolled: gaps.length,
      framesAbove33: gaps.filter((gap) => gap > 33.4).length,
      longTasks,
      search: spread(search),
      memory,
    };
  } finally {
    await desktop.end();
    rmSync(data, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The list scrolls a little with every frame; what the frames then take is what an eye sees. */
const scrollThrough = (window: Page): Promise<number[]> =>
  window.evaluate<number[]>(`new Promise((resolve) => {
    let list = document.querySelector('[role="grid"]');
    while (list && list.scrollHeight <= list.clientHeight) list = list.parentElement;
    const gaps = [];
    let last = performance.now();
    const step = (now) => {
      gaps.push(now - last);
      last = now;
      list.scrollTop += ${WHEEL};
      if (gaps.length <= ${FRAMES}) requestAnimationFrame(step);
      else resolve(gaps.slice(1));
    };
    requestAnimationFrame(step);
  })`);

/** All letters at once, as from a paste: what one letter more would show is mostly what is shown already. */
async function timeSearch(window: Page, text: string): Promise<number> {
  await window.keyboard.press('Escape');
  await window.keyboard.press('/');
  await setTimeout(500);
  const answered = window.evaluate<number>(`new Promise((resolve) => {
    let typed = Infinity;
    addEventListener('input', () => { typed = performance.now(); }, { once: true, capture: true });
    const look = () => {
      if (performance.now() > typed && document.querySelector('[role="row"] mark')) resolve(performance.now() - typed);
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  })`);
  await window.keyboard.insertText(text);
  const took = await Promise.race([answered, setTimeout(10_000, Number.NaN)]);
  await window.keyboard.press('Escape');
  return took;
}
