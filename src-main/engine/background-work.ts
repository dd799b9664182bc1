import { eraseDraftFiles } from '../store/draft-files.ts';
import { endErasure, eraseSome, isScrubDue } from '../store/erase.ts';
import { relinkSome } from '../store/linking/relink-addresses.ts';
import { settleIndex, tidyIndex } from '../store/settle-index.ts';
import type { Store } from '../store/store.ts';
import { hasUnindexed, indexSome } from '../store/tables/search-index.ts';

/** Pieces of about 20 ms, so that a person's command never queues behind them. */
export const INDEX_PIECE = 100;
const ERASE_PIECE = 40;
/** Conversations linked anew. */
const LINK_PIECE = 400;
/** Pages of the database: 8 MB. */
const SCRUB_PIECE = 2_000;
/** How soon a clean-up that was held up is tried again, and how often the file is gone through at most. Milliseconds. */
const CLEAN_AGAIN = 2_000;
const CLEAN_EVERY = 30_000;

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export interface BackgroundWork {
  /** Something was committed: there may be text to index or to erase. */
  wake(): void;
  /** All that waits, now; for the command line and for tests. */
  finish(): Promise<void>;
  /** Indexes `many` messages where so many wait, held or not: for who has nothing better to do just now. */
  spare(many: number): void;
  /** Indexing waits while mail is brought in: list first, index right behind it. */
  hold(): () => void;
  stop(): void;
}

/** Indexes new mail, erases deleted mail (DEL-2) and links earlier mail (CRM-3), in pieces between everything else. */
export function startBackgroundWork(store: Store, now: () => number = Date.now): BackgroundWork {
  let running: Promise<void> | null = null;
  let held = 0;
  let stopped = false;
  let cleanAgainAt = 0;
  let timer: NodeJS.Timeout | undefined;

  async function run(all: boolean): Promise<void> {
    for (;;) {
      await turn();
      if (stopped) return;
      const gone = eraseSome(store, ERASE_PIECE) + eraseDraftFiles(store, ERASE_PIECE);
      const linked = relinkSome(store, LINK_PIECE, now());
      const indexed = indexPiece(all);
      if (gone > 0 || indexed > 0 || linked) continue;
      if (held === 0 && tidy()) continue;
      if (!isScrubDue(store.db) || !(await cleanUp(all))) return;
    }
  }

  /**
   * Deleted text must not stay in the index's borders, in the write-ahead log, nor where SQLite has moved it from. New mail is indexed in
   * between. False where it was put off.
   */
  async function cleanUp(all: boolean): Promise<boolean> {
    const begun = Date.now();
    if (!all && (held > 0 || begun < cleanAgainAt)) return cleanLater(Math.max(CLEAN_AGAIN, cleanAgainAt - begun));
    for (const _ of settleIndex(store)) {
      await turn();
      if (stopped) return false;
    }
    for (let busy = 0; ; ) {
      const progress = store.scrubSome(SCRUB_PIECE);
      if (progress === 'done') break;
      if (progress === 'later' && ++busy > 100) return cleanLater(CLEAN_AGAIN);
      indexPiece(all);
      await turn();
      if (stopped) return false;
    }
    cleanAgainAt = Date.now() + Math.max(CLEAN_EVERY, 20 * (Date.now() - begun));
    if (endErasure(store)) store.checkpoint();
    return true;
  }

  function cleanLater(milliseconds: number): false {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (!stopped) start(false).catch(() => {});
    }, milliseconds);
    timer.unref();
    return false;
  }

  /** The index can be made again from the store, so it need not be on the disk at once: one sync less per piece. */
  function indexPiece(all: boolean): number {
    return held > 0 && !all ? 0 : index(all ? 1000 : INDEX_PIECE);
  }

  const index = (limit: number): number => relaxed(() => store.write((tx) => indexSome(tx, limit)));
  const tidy = (): boolean => relaxed(() => tidyIndex(store));

  function relaxed<T>(work: () => T): T {
    store.relaxed(true);
    try {
      return work();
    } finally {
      store.relaxed(false);
    }
  }

  const start = (all: boolean): Promise<void> => {
    if (running !== null) return running;
    running = run(all).finally(() => {
      running = null;
    });
    return running;
  };

  return {
    wake() {
      // a failure here (a full disk) shows with the next write; the work stays queued in the store
      if (!stopped) start(false).catch(() => {});
    },
    async finish() {
      await start(false);
      await start(true);
    },
    spare(many) {
      try {
        if (hasUnindexed(store.db, many)) index(many);
      } catch {
        // a full disk shows with the next write of what matters more
      }
    },
    hold() {
      held += 1;
      let released = false;
      return () => {
        if (released) return;
        released = true;
        held -= 1;
        if (held === 0 && !stopped) start(false).catch(() => {});
      };
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
