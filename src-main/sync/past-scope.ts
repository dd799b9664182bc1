import { normalizeAddress } from '#shared/rules/address.ts';
import { type headerFields, identityFields, parseHeader } from '../provider/mime/parse-header.ts';
import { correspondents } from '../store/linking/people-of.ts';
import type { ReadDb } from '../store/sqlite.ts';
import { findAddress, ownerByBase } from '../store/tables/addresses.ts';
import { type FolderRow, listFolders } from '../store/tables/folders.ts';
import { isTombstoned } from '../store/tables/tombstones.ts';
import { notYetHere } from './bring-messages.ts';
import type { SyncContext } from './sync-context.ts';

/** Mail of one folder that a past sync is about. */
export interface PastFolder {
  readonly folder: FolderRow;
  /** Emails of the range in the folder, those that are here among them. */
  readonly listed: number;
  /** Not yet here, newest first. */
  readonly uids: readonly number[];
}

/** SYN-3: what of the folders that are synced is in a range and not yet here. */
export async function pastFolders(context: SyncContext, since: number): Promise<PastFolder[]> {
  const { store, account, session, signal } = context;
  const found: PastFolder[] = [];
  for (const folder of listFolders(store.db, account.id)) {
    if (folder.synced === 0 || folder.present === 0 || folder.caught_up === 0) continue;
    signal.throwIfAborted();
    const state = await session.open(folder.path);
    if (state.uidvalidity !== folder.uidvalidity) continue;
    const all = state.exists === 0 ? [] : await session.search({ since });
    const listed = all.filter((uid) => uid < folder.uid_cursor).reverse();
    found.push({ folder, listed: listed.length, uids: notYetHere(context, folder, listed) });
  }
  return found;
}

/** What a past sync needs to know of an email before it is brought. */
export interface PastEmail {
  readonly uid: number;
  /** Bytes. */
  readonly size: number;
  /** From or to an address of a contact. */
  readonly ofContact: boolean;
  /** It was deleted here (DEL-2). */
  readonly deleted: boolean;
}

const peopleFields = [...identityFields, 'to', 'cc', 'bcc'] as const satisfies readonly (typeof headerFields)[number][];

/** Looks at the headers of emails in the open folder. */
export async function* pastEmails(context: SyncContext, uids: readonly number[]): AsyncGenerator<PastEmail> {
  const { store, account, session } = context;
  const isContact = contactTest(store.db);
  const own = normalizeAddress(account.email);
  for await (const remote of session.fetchHeaders(uids, peopleFields)) {
    const header = parseHeader(remote.header);
    yield {
      uid: remote.uid,
      size: remote.size,
      ofContact: correspondents(header, false, own).some((person) => isContact(person.address)),
      deleted: isTombstoned(store.db, account.id, header.identity),
    };
  }
}

/** UIDs of those that are from or to a contact, in their order (SYN-3: *Only emails of my contacts*). */
export async function ofContacts(context: SyncContext, uids: readonly number[]): Promise<number[]> {
  const wanted = new Set<number>();
  for await (const email of pastEmails(context, uids)) if (email.ofContact) wanted.add(email.uid);
  return uids.filter((uid) => wanted.has(uid));
}

function contactTest(db: ReadDb): (address: string) => boolean {
  const known = new Map<string, boolean>();
  return (address) => {
    let found = known.get(address);
    if (found === undefined) {
      const row = findAddress(db, address);
      found = (row === undefined ? ownerByBase(db, address) : row.contact_id) !== 0;
      known.set(address, found);
    }
    return found;
  };
}
