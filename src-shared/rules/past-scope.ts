import type { PastRange } from '../model/sync.ts';

const DAY = 86_400_000;

/** SYN-1: a new account first syncs the last 3 days. */
export const firstScope = (now: number): number => now - 3 * DAY;

const days: Readonly<Record<PastRange, number>> = { '1m': 31, '3m': 92, '6m': 183, '1y': 366 };

/** SYN-3: the moment from which a range brings mail. */
export const pastScope = (range: PastRange, now: number): number => now - days[range] * DAY;
