import type { Page } from '@playwright/test';

/** The window notes the milliseconds between its frames from now on. */
export const watchFrames = (window: Page): Promise<unknown> =>
  window.evaluate(`{
    globalThis.frameGaps = [];
    let last = performance.now();
    const step = (now) => {
      frameGaps.push(now - last);
      last = now;
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  }`);

/** The gaps since the last time; the first one, in which the watch began, left out. */
export const takeFrames = async (window: Page): Promise<number[]> =>
  (await window.evaluate<number[]>('frameGaps.splice(0)')).slice(1);
