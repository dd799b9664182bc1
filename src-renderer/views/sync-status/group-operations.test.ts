import { expect, it } from 'vitest';
import type { Operation } from '#shared/model/operation.ts';
import { groupOperations } from './group-operations.ts';

const operation = (id: number, change: Partial<Operation> = {}): Operation =>
  ({
    id,
    kind: 'archive',
    account: 1,
    state: 'pending',
    attempts: 0,
    createdAt: id,
    title: 'Archive',
    error: null,
    ...change,
  }) as Operation;

it('C9: one line for each kind and reason, what needs a decision first', () => {
  const groups = groupOperations([
    operation(5),
    operation(3),
    operation(7, {
      state: 'needs-user',
      kind: 'trash',
      title: 'Trash',
      error: { code: 'folder-missing', message: 'No Trash' },
    }),
    operation(9, { state: 'failed', attempts: 2, error: { code: 'server-busy', message: 'Busy' } }),
  ]);
  expect(groups.map((group) => [group.first.state, group.operations.length, group.since])).toEqual([
    ['needs-user', 1, 7],
    ['failed', 1, 9],
    ['pending', 2, 3],
  ]);
});
