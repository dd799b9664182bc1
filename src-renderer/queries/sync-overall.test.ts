import { expect, it } from 'vitest';
import type { SyncStatus } from '#shared/model/sync.ts';
import { overall } from './sync-overall.ts';

const status = (change: Partial<SyncStatus>): SyncStatus =>
  ({
    phase: 'up-to-date',
    lastSuccessAt: 10,
    pendingOperations: 0,
    progress: null,
    error: null,
    ...change,
  }) as SyncStatus;

it('C9: shows of all accounts the state that needs most attention', () => {
  expect(overall([])).toEqual({ kind: 'none' });
  expect(overall([status({}), status({ lastSuccessAt: 5 })])).toEqual({ kind: 'up-to-date', at: 5, waiting: 0 });
  expect(overall([status({}), status({ phase: 'syncing' })])).toMatchObject({ kind: 'syncing' });
  expect(overall([status({ phase: 'offline', pendingOperations: 12 }), status({})])).toEqual({
    kind: 'offline',
    waiting: 12,
  });
  expect(overall([status({ phase: 'first-sync', progress: { done: 3, total: 9 } })])).toEqual({
    kind: 'first-sync',
    done: 3,
    total: 9,
  });
  expect(
    overall([
      status({ phase: 'error', error: { code: 'sign-in-refused', message: '' } }),
      status({ phase: 'offline' }),
    ]),
  ).toMatchObject({ kind: 'trouble', signIn: true });
});
