import { identityFields, parseHeader } from './mime/parse-header.ts';
import type { FolderState, MailSession, RemoteFlags } from './provider.ts';

/** A message as the provider can be asked for it. */
export interface Wanted {
  /** Hex of its identity: what is found must be this very message (DEL-10). */
  readonly identity: string;
  /** '' where it has none; then its size and its whole header find it. */
  readonly messageId: string;
  readonly size: number;
}

export interface Found extends RemoteFlags {
  readonly identity: string;
  readonly path: string;
  readonly uidvalidity: number;
}

/**
 * The wanted messages among `uids` of the open folder, their identity read from the server's own header. Those without a Message-ID
 * are identified by their whole header, which costs a second look.
 */
export async function identify(session: MailSession, folder: FolderState, uids: readonly number[]): Promise<Found[]> {
  const found: Found[] = [];
  const nameless: number[] = [];
  const add = ({ uid, flags, labels }: RemoteFlags, identity: Uint8Array) =>
    found.push({
      uid,
      flags,
      identity: toHex(identity),
      path: folder.path,
      uidvalidity: folder.uidvalidity,
      ...(labels === undefined ? {} : { labels }),
    });
  for await (const remote of session.fetchHeaders(uids, identityFields)) {
    const header = parseHeader(remote.header);
    if (header.messageId === '') nameless.push(remote.uid);
    else add(remote, header.identity);
  }
  if (nameless.length > 0) {
    for await (const remote of session.fetchHeaders(nameless, 'all')) {
      add(remote, parseHeader(remote.header).identity);
    }
  }
  return found;
}

export const toHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** Looks for messages in one folder, which it opens. Throws where the folder cannot be searched. */
export async function findInFolder(session: MailSession, path: string, wanted: readonly Wanted[]): Promise<Found[]> {
  const folder = await session.open(path);
  if (folder.exists === 0) return [];
  const uids = new Set<number>();
  const ids = wanted.map((message) => message.messageId).filter((id) => id !== '' && isSearchable(id));
  if (ids.length > 0) for (const uid of await session.search({ messageIds: ids })) uids.add(uid);
  const sizes = new Set(
    wanted
      .filter((message) => message.messageId === '' || !isSearchable(message.messageId))
      .map((message) => message.size),
  );
  for (const size of sizes) for (const uid of await session.search({ size })) uids.add(uid);
  if (uids.size === 0) return [];
  const known = new Set(wanted.map((message) => message.identity));
  return (await identify(session, folder, [...uids])).filter((message) => known.has(message.identity));
}

/** A Message-ID with 8-bit or control characters, or quotes, is not put into a SEARCH. */
function isSearchable(messageId: string): boolean {
  return /^[\x21\x23-\x5b\x5d-\x7e]{1,500}$/.test(messageId);
}

/**
 * Looks for messages in all the given folders. A folder that cannot be searched makes the answer incomplete (DEL-4: then nothing may
 * be concluded); a lost connection is thrown.
 */
export async function findEverywhere(
  session: MailSession,
  paths: readonly string[],
  wanted: readonly Wanted[],
): Promise<{ found: Found[]; complete: boolean }> {
  const found: Found[] = [];
  let complete = true;
  for (const path of paths) {
    try {
      found.push(...(await findInFolder(session, path, wanted)));
    } catch (error) {
      if (!isFolderTrouble(error)) throw error;
      complete = false;
    }
  }
  return { found, complete };
}

function isFolderTrouble(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'folder-missing' || error.code === 'server-busy');
}
