import { type CallName, type CallOutput, contract } from '#shared/contract/contract.ts';
import type { Reply } from '#shared/lib/result.ts';
import { DealboxError, toErrorData } from '#shared/model/error.ts';
import { sqliteError } from '../store/sqlite.ts';
import { openReader, packFolder } from '../store/store.ts';
import { exportContacts } from './contacts-files.ts';
import type { ContentReply, ContentRequest } from './engine-handle.ts';
import { type ExportFormat, exportMail } from './export-mail.ts';
import { queryHandlers } from './query-handlers.ts';
import { readContent } from './read-content.ts';

/** What can be asked of a data folder without writing to it, also while a Dealbox runs on it (CLI.md, exit code 3). */
export interface ReadOnlyEngine {
  call<N extends CallName>(name: N, input: unknown): Reply<CallOutput<N>>;
  content(request: ContentRequest): ContentReply;
  exportMail(destination: string, format: ExportFormat): number;
  exportContacts(path: string, format: 'csv' | 'vcf'): Promise<number>;
  /** SQLite's own check of its file; empty where it is sound. */
  checkDatabase(): string[];
  close(): void;
}

/** Throws `not-found` where there is no data yet. */
export function openReadOnlyEngine(dataDir: string): ReadOnlyEngine {
  const db = openReader(dataDir);
  const handlers = queryHandlers as Record<string, (connection: typeof db, input: unknown) => unknown>;
  return {
    call<N extends CallName>(name: N, input: unknown): Reply<CallOutput<N>> {
      try {
        const definition = contract[name];
        const parsed = definition.input.safeParse(input);
        if (!parsed.success)
          throw new DealboxError('invalid-input', parsed.error.issues[0]?.message ?? 'The input is not valid.');
        const handler = handlers[name];
        if (handler === undefined) throw new DealboxError('wrong-usage', 'This call would write.');
        return { ok: true, value: handler(db, parsed.data) as CallOutput<N> };
      } catch (error) {
        return { ok: false, error: toErrorData(sqliteError(error)) };
      }
    },
    content: (request) => readContent(db, packFolder(dataDir), request),
    exportMail: (destination, format) => exportMail(db, packFolder(dataDir), destination, format),
    exportContacts: async (path, format) => (await exportContacts(db, { path, format })).contacts,
    checkDatabase() {
      const rows = db.pragma('quick_check(20)') as { quick_check: string }[];
      return rows.map((row) => row.quick_check).filter((text) => text !== 'ok');
    },
    close: () => db.close(),
  };
}
