import { randomUUID } from 'node:crypto';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { CallOutput, CallParsed } from '#shared/contract/contract.ts';
import { DealboxError } from '#shared/model/error.ts';
import { tooLargeMessage } from '#shared/rules/message-size.ts';
import { fileType } from '../../provider/mime/file-type.ts';
import { sizeOfDraft } from '../../queries/draft-checks.ts';
import { toDraftFile } from '../../queries/drafts.ts';
import { writeDraftFile } from '../../store/draft-files.ts';
import {
  draftFiles,
  findDraftFile,
  getDraft,
  insertDraftFile,
  removeDraftFile,
  updateDraft,
} from '../../store/tables/drafts.ts';
import type { EngineContext } from '../engine-context.ts';
import { readContent } from '../read-content.ts';

/** Where the provider sets no limit: more than any takes, and what still fits into memory with room. Bytes. */
const LARGEST = 100 * 1024 * 1024;

interface Source {
  readonly name: string;
  readonly type: string;
  readonly size: number;
  read(): Promise<Uint8Array>;
}

/**
 * CMP-2, CMP-3: a copy of a file with the draft, inside the data folder. What would make the mail too large is refused before it is read.
 * Throws `message-too-large`, `not-found`, `not-permitted`, `disk-full`.
 */
export async function attachFile(
  { store, now }: EngineContext,
  { draft: id, source, inline }: CallParsed<'attachFile'>,
): Promise<CallOutput<'attachFile'>> {
  const file = await describe(store, source);
  const before = sizeOfDraft(store.db, getDraft(store.db, id), [file.size]);
  if (before.tooLarge || file.size > LARGEST) {
    const limit = before.limit.bytes === null ? ({ bytes: LARGEST, source: 'unknown' } as const) : before.limit;
    throw new DealboxError(
      'message-too-large',
      tooLargeMessage(before.encoded, limit, [{ name: file.name, size: file.size }]),
    );
  }
  const bytes = await file.read();
  const kept = writeDraftFile(store.dir, bytes);
  return store.write((tx) => {
    const row = getDraft(tx.db, id);
    const content_id = inline ? `${randomUUID()}@dealbox` : '';
    const { name, type } = file;
    const made = insertDraftFile(tx, { draft_id: id, file: kept, name, type, size: bytes.length, content_id });
    const revision = updateDraft(tx, row, {}, now());
    return { file: toDraftFile(made), size: sizeOfDraft(tx.db, row), revision };
  });
}

async function describe(store: EngineContext['store'], source: CallParsed<'attachFile'>['source']): Promise<Source> {
  switch (source.kind) {
    case 'path':
      return describePath(source.path);
    case 'bytes': {
      const { name, type, bytes } = source;
      return { name: tidyName(name), type: type || fileType(name), size: bytes.length, read: async () => bytes };
    }
    case 'part': {
      const found = readContent(store.db, store.packDir, { kind: 'part', message: source.message, part: source.part });
      if (!found.found) throw new DealboxError('not-found', 'This attachment is no longer here.');
      const { name, type, bytes } = found;
      return { name: tidyName(name), type, size: bytes.length, read: async () => bytes };
    }
  }
}

async function describePath(path: string): Promise<Source> {
  const name = tidyName(basename(path));
  try {
    const handle = await open(path, 'r');
    try {
      const stat = await handle.stat();
      if (!stat.isFile()) throw new DealboxError('not-permitted', `${name} is a folder. Pack it into one file first.`);
      if (stat.size > LARGEST)
        return { name, type: fileType(name), size: stat.size, read: async () => new Uint8Array() };
      const bytes = await handle.readFile();
      return { name, type: fileType(name), size: bytes.length, read: async () => bytes };
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof DealboxError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ENOENT') throw new DealboxError('not-found', `There is no file ${name} any more.`);
    throw new DealboxError('not-permitted', `${name} cannot be read. Check its permissions.`, { detail: code });
  }
}

const tidyName = (name: string): string =>
  name
    .replaceAll(/[\x00-\x1f\x7f/\\]+/g, ' ')
    .trim()
    .slice(0, 255) || 'file';

/** Out of the draft; its copy is overwritten right behind it. Throws `not-found`. */
export function detachFile({ store, now, background }: EngineContext, id: number): CallOutput<'detachFile'> {
  const result = store.write((tx) => {
    const file = findDraftFile(tx.db, id);
    if (file === undefined) throw new DealboxError('not-found', 'This file is no longer in the draft.');
    const row = getDraft(tx.db, file.draft_id);
    removeDraftFile(tx, file);
    const revision = updateDraft(tx, row, {}, now());
    return { size: sizeOfDraft(tx.db, row), revision };
  });
  background.wake();
  return result;
}

/** Names of all files of a draft, for messages about them. */
export const fileNamesOf = (store: EngineContext['store'], draft: number): { name: string; size: number }[] =>
  draftFiles(store.db, draft).map(({ name, size }) => ({ name, size }));
