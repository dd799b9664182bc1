import { parentPort, workerData } from 'node:worker_threads';
import { must } from '#shared/lib/assert.ts';
import { toErrorData } from '#shared/model/error.ts';
import { openForReading, sqliteError } from '../store/sqlite.ts';
import { queryHandlers } from './query-handlers.ts';
import { readContent } from './read-content.ts';
import type { ReaderReply, ReaderRequest, ReaderSetup } from './readers.ts';

/** A thread that only reads: its connection refuses to write. */
const port = must(parentPort, 'parent of a reader thread');
const setup = workerData as ReaderSetup;
const db = openForReading(setup.file);
const handlers = queryHandlers as Record<string, (connection: typeof db, input: unknown) => unknown>;

port.on('message', (request: ReaderRequest) => {
  port.postMessage({ id: request.id, reply: answer(request) } satisfies ReaderReply);
});

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
