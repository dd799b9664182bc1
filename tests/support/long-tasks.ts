import type { Page } from '@playwright/test';

/** The window notes its long tasks (those above 50 ms) from now on. */
export const watchTasks = (window: Page): Promise<unknown> =>
  window.evaluate(`{
    globalThis.longTasks = [];
    new PerformanceObserver((list) => longTasks.push(...list.getEntries().map((entry) => Math.round(entry.duration)))).observe({ entryTypes: ['longtask'] });
  }`);

/** Milliseconds of each since the last time. */
export const takeTasks = (window: Page): Promise<number[]> => window.evaluate<number[]>('longTasks.splice(0)');
