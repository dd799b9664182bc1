import { parentPort, workerData } from 'node:worker_threads';
import { must } from '#shared/lib/assert.ts';
import { toErrorData } from '#shared/model/error.ts';
import { readVocabulary } from '../queries/search/vocabulary.ts';
import { openForReading, sqliteError } from '../store/sqlite.ts';
import { queryHandlers } from './query-handlers.ts';
import { readContent } from './read-content.ts';
import type { ReaderReply, ReaderRequest, ReaderSetup } from './readers.ts';

/** A thread that only reads: its connection refuses to write. */
const port = must(parentPort, 'parent of a reader thread');
const setup = workerData as ReaderSetup;
const db = openForReading(setup.file);
const handlers = queryHandlers as Record<string, (connection: typeof db, input: unknown) => unknown>;

/** Milliseconds. The window starts first; then half of the time is left to whoever asks. */
const VOCABULARY_AFTER = 1_500;
const VOCABULARY_PIECE = 12;
let timer: NodeJS.Timeout | undefined;

port.on('message', (request: ReaderRequest) => {
  port.postMessage({ id: request.id, reply: answer(request) } satisfies ReaderReply);
  if (setup.searches && timer === undefined) readAhead(VOCABULARY_PIECE);
});
if (setup.searches) readAhead(VOCABULARY_AFTER);

function readAhead(pause: number): void {
  timer = setTimeout(() => {
    timer = undefined;
    try {
      if (readVocabulary(db, VOCABULARY_PIECE)) readAhead(VOCABULARY_PIECE);
      // the pages of the whole index went through this connection's cache
      else db.pragma('shrink_memory');
    } catch {
      // whoever searches meets the same trouble, and is told
    }
  }, pause);
}

function answer(request: ReaderRequest): ReaderReply['reply'] {
  try {
    const value =
      request.kind === 'content'
        ? readContent(db, setup.packDir, request.request)
        : handlers[request.name]?.(db, request.input);
    return { ok: true, value };
  } catch (error) {
    return { ok: false, error: toErrorData(sqliteError(error)) };
  }
}
