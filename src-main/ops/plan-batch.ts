import type { OperationPayload, OperationRow } from '../store/tables/operations.ts';

/** An open operation with its payload read. */
export interface Queued {
  readonly row: OperationRow;
  readonly payload: OperationPayload;
}

/** Operations in one go at the provider: as many as one command line takes. */
export const BATCH = 200;

const SECOND = 1000;
const LONGEST_PAUSE = 1800 * SECOND;

/**
 * What to carry out next: the first operation that is due, with the following ones of its kind. Order is kept per message: one whose
 * earlier operation still waits (for its time, or for a person) waits too; other messages are not held up by it (SYN-8).
 */
export function planBatch(queue: readonly Queued[], now: number): Queued[] {
  const blocked = new Set<string>();
  const batch: Queued[] = [];
  let kind = '';
  for (const item of queue) {
    const message = item.payload.identity;
    if (blocked.has(message)) continue;
    const due = item.row.state !== 'needs-user' && isDue(item.row.next_attempt_at, now);
    const key = batchKey(item);
    if (due && (kind === '' || key === kind) && batch.length < BATCH) {
      kind = key;
      batch.push(item);
    }
    // one message, one operation at a time
    blocked.add(message);
  }
  return batch;
}

/** Further off than any pause is: the clock was set back since. */
function isDue(at: number, now: number): boolean {
  return at <= now || at > now + LONGEST_PAUSE;
}

/** Marks differ by flag and value, labels by name and value; moves by kind. */
function batchKey({ row, payload }: Queued): string {
  if (row.kind === 'label') return `label ${payload.value} ${payload.label}`;
  return row.kind === 'mark' ? `mark ${payload.flag} ${payload.value}` : row.kind;
}

/** How long a failed operation waits: 5 s, 10 s, 20 s … at most half an hour. */
export const backoff = (attempts: number): number =>
  Math.min(5 * SECOND * 2 ** Math.max(0, attempts - 1), LONGEST_PAUSE);
