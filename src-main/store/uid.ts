import { randomFillSync } from 'node:crypto';
import { uuid7 } from '#shared/lib/uuid.ts';

const pool = new Uint8Array(1000);
let used = pool.length;

/** A stable id for what several machines will share. Milliseconds since 1970. */
export function newUid(now: number): string {
  if (used + 10 > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const random = pool.subarray(used, used + 10);
  used += 10;
  return uuid7(now, random);
}
