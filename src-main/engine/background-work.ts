import { eraseSome } from '../store/erase.ts';
import type { Store } from '../store/store.ts';
import { indexSome } from '../store/tables/search-index.ts';

/** Pieces of about 20 ms, so that a person's command never queues behind them. */
const INDEX_PIECE = 100;
const ERASE_PIECE = 40;
/** How soon a checkpoint that a reader held up is tried again. Milliseconds. */
const CHECKPOINT_AGAIN = 2_000;

export interface BackgroundWork {
  /** Something was committed: there may be text to index or to erase. */
  wake(): void;
  /** All that waits, now; for the command line and for tests. */
  finish(): Promise<void>;
  /** Indexing waits while mail is brought in: list first, index right behind it. */
  hold(): () => void;
  stop(): void;
}

/** Indexes new mail and erases deleted mail (DEL-2), in pieces between everything else. */
export function startBackgroundWork(store: Store): BackgroundWork {
  let running: Promise<void> | null = null;
  let held = 0;
  let stopped = false;
  let erased = false;
  let timer: NodeJS.Timeout | undefined;

  async function run(all: boolean): Promise<void> {
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve));
      if (stopped) return;
      const gone = eraseSome(store, ERASE_PIECE);
      erased ||= gone > 0;
      const indexed = held > 0 && !all ? 0 : indexPiece(all ? 1000 : INDEX_PIECE);
      if (gone === 0 && indexed === 0) break;
    }
    if (erased) emptyLog();
  }

  /** The index can be made again from the store, so it need not be on the disk at once: one sync less per piece. */
  function indexPiece(limit: number): number {
    store.relaxed(true);
    try {
      return store.write((tx) => indexSome(tx, limit));
    } finally {
      store.relaxed(false);
    }
  }

  /** Deleted text must not stay in the write-ahead log. */
  function emptyLog(): void {
    if (store.checkpoint()) {
      erased = false;
      return;
    }
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (!stopped) emptyLog();
    }, CHECKPOINT_AGAIN);
    timer.unref();
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
