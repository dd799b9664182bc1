import { identify } from '../provider/find-messages.ts';
import { setAccountStatus } from '../store/tables/account-status.ts';
import { type FolderRow, listFolders, listSetAside } from '../store/tables/folders.ts';
import { putIncident } from '../store/tables/incidents.ts';
import { locationAt, putLocation, wholeUids } from '../store/tables/locations.ts';
import { findMessageByIdentity } from '../store/tables/messages.ts';
import { isTombstoned } from '../store/tables/tombstones.ts';
import { bringMessages, isDraft } from './bring-messages.ts';
import type { SyncContext } from './sync-context.ts';

/**
 * SYN-10: compares what the provider has in scope with what is here, message by message; a gap is fetched and told. What the person
 * deleted here does not count as missing.
 */
export async function checkCompleteness(
  context: SyncContext,
): Promise<{ here: number; there: number; healed: number }> {
  const { store, account, now, signal } = context;
  let here = 0;
  let there = 0;
  let healed = 0;
  for (const folder of listFolders(store.db, account.id)) {
    if (folder.synced === 0 || folder.present === 0 || folder.caught_up === 0) continue;
    signal.throwIfAborted();
    const result = await checkFolder(context, folder);
    here += result.here;
    there += result.there;
    healed += result.healed;
  }
  store.write((tx) => {
    setAccountStatus(tx, account.id, { checked_here: here, checked_there: there, checked_at: now() });
    if (healed === 0) return;
    const text = `${healed} emails were missing here and have been fetched.`;
    putIncident(tx, { account: account.id, kind: 'gap-healed', text, open: false, messages: healed }, now());
  });
  return { here, there, healed };
}

async function checkFolder(
  context: SyncContext,
  folder: FolderRow,
): Promise<{ here: number; there: number; healed: number }> {
  const { session, store, account } = context;
  const state = await session.open(folder.path);
  if (state.uidvalidity !== folder.uidvalidity || state.exists === 0) return { here: 0, there: 0, healed: 0 };
  const inScope = (await session.search({ since: folder.scope_since })).filter((uid) => uid < folder.uid_cursor);
  const whole = wholeUids(store.db, folder.id);
  const unknown = inScope.filter((uid) => !whole.has(uid));
  if (unknown.length === 0) return { here: inScope.length, there: inScope.length, healed: 0 };
  const wanted: number[] = [];
  let notMeant = 0;
  for (const found of await identify(session, state, unknown)) {
    if (isDraft(found)) {
      notMeant += 1;
      continue;
    }
    const identity = Buffer.from(found.identity, 'hex');
    const message = findMessageByIdentity(store.db, account.id, identity);
    if (message === undefined && isTombstoned(store.db, account.id, identity)) notMeant += 1;
    else if (message === undefined || message.body_state === 0) wanted.push(found.uid);
    else if (locationAt(store.db, folder.id, found.uid) === undefined) {
      store.write((tx) => putLocation(tx, folder.id, found.uid, message.id, found.flags));
    }
  }
  await bringMessages(context, wanted, { folder, by: 'gap' });
  const now = wholeUids(store.db, folder.id);
  const healed = wanted.filter((uid) => now.has(uid)).length;
  const aside = new Set(listSetAside(store.db, folder.id).map((item) => item.uid));
  const there = inScope.length - notMeant;
  return { here: there - wanted.filter((uid) => !now.has(uid) || aside.has(uid)).length, there, healed };
}
