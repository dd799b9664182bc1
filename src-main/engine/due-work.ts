import type { Store } from '../store/store.ts';
import { discardedBefore, firstDiscardedAt, removeDraft } from '../store/tables/drafts.ts';
import { dueReminders, dueSnoozes, nextWakeAt } from '../store/tables/snoozes.ts';
import { wakeDueConversations } from '../store/wake-conversations.ts';

/** Milliseconds: the least and the most between two looks at the clock, and how long a discarded draft can be taken back. */
const LOOK = 1_000;
const LONGEST_NAP = 60_000;
const TAKE_BACK = 60_000;

/** What the clock brings: snoozed conversations and reminders that are due (INB-8), discarded drafts whose minute is over. */
export function doDueWork(store: Store, now: number): void {
  const gone = discardedBefore(store.db, now - TAKE_BACK);
  const due = dueSnoozes(store.db, now).length + dueReminders(store.db, now).length;
  if (gone.length === 0 && due === 0) return;
  store.write((tx) => {
    for (const id of gone) removeDraft(tx, id);
    wakeDueConversations(tx, now);
  });
}

/**
 * Until the returned function is called: sleeps until the next thing is due, looks again when something was snoozed or discarded. A system clock that was set, or a
 * sleep, shows within the longest nap.
 */
export function startDueWork(store: Store, now: () => number): () => void {
  let timer: NodeJS.Timeout | undefined;
  let ended = false;
  const arm = () => {
    clearTimeout(timer);
    if (ended) return;
    const next = nextDueAt(store);
    if (next === null) return;
    timer = setTimeout(look, Math.min(Math.max(next - now(), LOOK), LONGEST_NAP));
    timer.unref();
  };
  const look = () => {
    try {
      doDueWork(store, now());
    } catch {
      // a store that cannot be written to (a full disk) is met again by the next look
    }
    arm();
  };
  const unsubscribe = store.subscribe((event) => {
    if (event.changes.conversation !== undefined || event.changes.draft !== undefined) arm();
  });
  look();
  return () => {
    ended = true;
    unsubscribe();
    clearTimeout(timer);
  };
}

function nextDueAt({ db }: Store): number | null {
  const discarded = firstDiscardedAt(db);
  const times = [nextWakeAt(db), discarded === null ? null : discarded + TAKE_BACK].filter((at) => at !== null);
  return times.length === 0 ? null : Math.min(...times);
}
