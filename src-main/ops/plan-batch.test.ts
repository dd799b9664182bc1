import { describe, expect, it } from 'vitest';
import type { OperationId } from '#shared/model/ids.ts';
import type { OperationRow } from '../store/tables/operations.ts';
import { BATCH, backoff, planBatch, type Queued } from './plan-batch.ts';

const NOW = 1_000_000;

/** `kind message state? due?`: an operation in short. */
function queued(id: number, kind: string, message: string, state: OperationRow['state'] = 'pending', due = 0): Queued {
  const [name, flag, value] = kind.split(' ');
  const row: OperationRow = {
    id: id as OperationId,
    account_id: 1,
    kind: name as OperationRow['kind'],
    state,
    message_id: 1,
    conversation_id: 1,
    payload: '',
    attempts: 0,
    created_at: 0,
    next_attempt_at: due,
    finished_at: 0,
    error_code: '',
    error_message: '',
  };
  const mark = flag === undefined ? {} : { flag: flag as 'seen' | 'starred', value: value === 'true' };
  return { row, payload: { messageId: message, identity: message, size: 1, at: [], ...mark } };
}

const planned = (...queue: Queued[]) => planBatch(queue, NOW).map((item) => item.row.id);

describe('planBatch (SYN-8)', () => {
  it('takes what is due, in the order in which the person acted', () => {
    expect(planned(queued(1, 'trash', 'a'), queued(2, 'trash', 'b'))).toEqual([1, 2]);
    expect(planned()).toEqual([]);
  });

  it('takes one kind at a time: the one of the first', () => {
    expect(planned(queued(1, 'archive', 'a'), queued(2, 'trash', 'b'), queued(3, 'archive', 'c'))).toEqual([1, 3]);
  });

  it('tells marks of another flag or value apart', () => {
    const queue = ['seen true', 'seen false', 'starred true', 'seen true'].map((mark, index) =>
      queued(index + 1, `mark ${mark}`, `m${index}`),
    );
    expect(planned(...queue)).toEqual([1, 4]);
  });

  it('never takes two operations of one message, nor a later one before an earlier', () => {
    expect(planned(queued(1, 'archive', 'a'), queued(2, 'archive', 'a'), queued(3, 'archive', 'b'))).toEqual([1, 3]);
    expect(planned(queued(1, 'archive', 'a', 'failed', NOW + 1), queued(2, 'unarchive', 'a'))).toEqual([]);
  });

  it('K-9 #4842: one that fails, or waits for a person, holds up its own message only', () => {
    const queue = [
      queued(1, 'trash', 'poisoned', 'needs-user'),
      queued(2, 'trash', 'later', 'failed', NOW + 60_000),
      queued(3, 'archive', 'poisoned'),
      queued(4, 'archive', 'fine'),
    ];
    expect(planned(...queue)).toEqual([4]);
  });

  it('takes up again what a crash left running', () => {
    expect(planned(queued(1, 'archive', 'a', 'running'))).toEqual([1]);
  });

  it('takes no more than one go', () => {
    const queue = Array.from({ length: 3 * BATCH }, (_, index) => queued(index + 1, 'trash', `m${index}`));
    expect(planBatch(queue, NOW)).toHaveLength(BATCH);
  });

  it('R6: a clock that was set back does not hold an operation up for ever', () => {
    expect(planned(queued(1, 'archive', 'a', 'failed', NOW + 1_800_000))).toEqual([]);
    expect(planned(queued(1, 'archive', 'a', 'failed', NOW + 365 * 86_400_000))).toEqual([1]);
  });
});

describe('backoff', () => {
  it('doubles from five seconds to half an hour', () => {
    expect([0, 1, 2, 3, 9, 10, 50].map((attempts) => backoff(attempts) / 1000)).toEqual([
      5, 5, 10, 20, 1280, 1800, 1800,
    ]);
  });
});
