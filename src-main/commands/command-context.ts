import type { Store } from '../store/store.ts';

/** What a command gets: the store, and the one clock. What it changes at the provider is queued, never done here. */
export interface CommandContext {
  readonly store: Store;
  readonly now: () => number;
}
