import type { SyncStatus } from '#shared/model/sync.ts';
import { asksForSignIn } from '#shared/rules/sign-in-codes.ts';

/** The pill at the foot of the rail: of all accounts the state that needs most attention (C9). */
export type Overall =
  | { readonly kind: 'none' }
  | { readonly kind: 'trouble'; readonly accounts: number; readonly signIn: boolean; readonly waiting: number }
  | { readonly kind: 'offline'; readonly waiting: number }
  | { readonly kind: 'first-sync'; readonly done: number; readonly total: number }
  | { readonly kind: 'syncing'; readonly waiting: number }
  | { readonly kind: 'up-to-date'; readonly at: number; readonly waiting: number };

export function overall(statuses: readonly SyncStatus[]): Overall {
  const active = statuses.filter((status) => status.phase !== 'off');
  if (active.length === 0) return { kind: 'none' };
  const waiting = active.reduce((sum, status) => sum + status.pendingOperations, 0);
  const failing = active.filter((status) => status.phase === 'error');
  if (failing.length > 0) {
    const signIn = failing.some((status) => status.error !== null && asksForSignIn(status.error.code));
    return { kind: 'trouble', accounts: failing.length, signIn, waiting };
  }
  const first = active.filter((status) => status.phase === 'first-sync');
  if (first.length > 0) {
    const done = first.reduce((sum, status) => sum + (status.progress?.done ?? 0), 0);
    const total = first.reduce((sum, status) => sum + (status.progress?.total ?? 0), 0);
    return { kind: 'first-sync', done, total };
  }
  if (active.some((status) => status.phase === 'offline')) return { kind: 'offline', waiting };
  if (active.some((status) => status.phase === 'syncing' || status.phase === 'connecting')) {
    return { kind: 'syncing', waiting };
  }
  return { kind: 'up-to-date', at: Math.min(...active.map((status) => status.lastSuccessAt)), waiting };
}
