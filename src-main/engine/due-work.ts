import type { Store } from '../store/store.ts';
import { discardedBefore, removeDraft } from '../store/tables/drafts.ts';
import { dueReminders, dueSnoozes } from '../store/tables/snoozes.ts';
import { wakeDueConversations } from '../store/wake-conversations.ts';

/** How often it is looked at the clock, and how long a discarded draft can be taken back. Milliseconds. */
const LOOK = 1_000;
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

/** Until the returned function is called. */
export function startDueWork(store: Store, now: () => number): () => void {
  const timer = setInterval(() => {
    try {
      doDueWork(store, now());
    } catch {
      // a store that cannot be written to (a full disk) is met again by the next look
    }
  }, LOOK);
  timer.unref();
  return () => clearInterval(timer);
}
