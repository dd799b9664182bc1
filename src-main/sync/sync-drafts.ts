import { toErrorData } from '#shared/model/error.ts';
import type { DraftId } from '#shared/model/ids.ts';
import { flagBits } from '#shared/model/mail.ts';
import { decideDraft } from '#shared/rules/draft-merge.ts';
import { identify, toHex } from '../provider/find-messages.ts';
import { parseHeader } from '../provider/mime/parse-header.ts';
import type { FolderState } from '../provider/provider.ts';
import { writeDraftFile } from '../store/draft-files.ts';
import type { Tx } from '../store/store.ts';
import {
  type DraftCopyRow,
  draftCopies,
  findDraftFolder,
  forgetDraftCopies,
  putDraftCopy,
  removeDraftCopy,
  retireOtherCopies,
  saveDraftFolder,
} from '../store/tables/draft-copies.ts';
import {
  type DraftColumns,
  draftFiles,
  findDraft,
  findDraftByMessageId,
  insertDraft,
  insertDraftFile,
  removeDraft,
  removeDraftFile,
  saveDraftState,
  unsavedDrafts,
  updateDraft,
} from '../store/tables/drafts.ts';
import { type FolderRow, listFolders } from '../store/tables/folders.ts';
import { findMessageByIdentity } from '../store/tables/messages.ts';
import { conversationOfReference } from '../store/tables/threads.ts';
import { composeDraft } from './compose-draft.ts';
import { anotherMessageId, type DraftMail, readDraftMail, revisionField } from './read-draft-mail.ts';
import type { SyncContext } from './sync-context.ts';

/** Drafts that are brought with one look; a folder of thousands is brought over many. */
const MOST = 200;
/** After failures a draft is offered to the provider again after 1, 2, 4 … minutes, at most an hour. Milliseconds. */
const savePause = (attempts: number): number => Math.min(60_000 * 2 ** attempts, 3_600_000);

/**
 * CMP-1: drafts on both sides. What was written here goes into the provider's Drafts, replacing the version before; what was written or edited
 * elsewhere comes here; what was changed on both sides is kept twice and told. `all`: also what was typed a moment ago.
 */
export async function syncDrafts(context: SyncContext, { all }: { all: boolean }): Promise<void> {
  const folder = listFolders(context.store.db, context.account.id).find(
    (row) => row.role === 'drafts' && row.selectable === 1 && row.present === 1,
  );
  if (folder === undefined) return;
  await takeOut(context, folder);
  await compare(context, folder);
  await saveThere(context, folder, all);
  await takeOut(context, folder);
}

/** Copies that are no longer wanted: older versions and sent drafts go, discarded ones to Trash. Only what is surely ours (DEL-10). */
async function takeOut(context: SyncContext, folder: FolderRow): Promise<void> {
  const { session, store, account } = context;
  const leaving = draftCopies(store.db, folder.id).filter((copy) => copy.fate !== '');
  if (leaving.length === 0) return;
  const state = await session.open(folder.path);
  if (state.uidvalidity !== findDraftFolder(store.db, folder.id)?.uidvalidity) return;
  const uids = leaving.map((copy) => copy.uid);
  const there = state.exists === 0 ? [] : await identify(session, state, uids);
  const ours = leaving.filter((copy) =>
    there.some((found) => found.uid === copy.uid && found.identity === toHex(copy.identity)),
  );
  const trash = listFolders(store.db, account.id).find(
    (row) => row.role === 'trash' && row.selectable === 1 && row.present === 1,
  );
  const options = { teamMailbox: account.type === 'team' };
  const discarded = trash === undefined ? [] : ours.filter((copy) => copy.fate === 'trash').map((copy) => copy.uid);
  const removed = ours.map((copy) => copy.uid).filter((uid) => !discarded.includes(uid));
  if (discarded.length > 0 && trash !== undefined) await session.move(discarded, trash.path, options);
  if (removed.length > 0) await session.removeSource(removed, options);
  store.write((tx) => {
    for (const copy of leaving) removeDraftCopy(tx, folder.id, copy.uid);
  });
}

/** What was written here, as a new copy; the older one goes with the next look (takeOut). */
async function saveThere(context: SyncContext, folder: FolderRow, all: boolean): Promise<void> {
  const { store, account, now } = context;
  for (const draft of unsavedDrafts(store.db, account.id)) {
    context.signal.throwIfAborted();
    if (!all && draft.save_after > now()) continue;
    try {
      await saveOne(context, folder, draft);
    } catch (error) {
      const { code, message } = toErrorData(error);
      if (code !== 'move-refused' && code !== 'server-busy' && code !== 'not-found' && code !== 'not-permitted')
        throw error;
      store.write((tx) =>
        saveDraftState(tx, draft.id, {
          save_attempts: draft.save_attempts + 1,
          save_after: now() + savePause(draft.save_attempts),
          save_error: message,
        }),
      );
    }
  }
}

async function saveOne({ store, session }: SyncContext, folder: FolderRow, draft: DraftColumns): Promise<void> {
  const raw = await composeDraft(store, draft, {
    messageId: draft.message_id,
    date: draft.changed_at,
    headers: { [revisionField]: String(draft.revision) },
  });
  const place = await session.append(folder.path, raw, flagBits.seen, draft.changed_at, { draft: true });
  store.write((tx) => {
    // sent or discarded meanwhile: what was just stored is found and taken out by the next look
    if (findDraft(tx.db, draft.id) === undefined) return;
    retireOtherCopies(tx, draft.id, place?.uid ?? 0);
    if (place !== null && place.uidvalidity === findDraftFolder(tx.db, folder.id)?.uidvalidity) {
      const identity = parseHeader(raw).identity;
      const copy = { folder_id: folder.id, uid: place.uid, draft_id: draft.id, message_id: draft.message_id, identity };
      putDraftCopy(tx, { ...copy, fate: '' });
    }
    saveDraftState(tx, draft.id, { saved_revision: draft.revision, save_attempts: 0, save_error: '', copy_checks: 0 });
  });
}

interface Fresh {
  readonly uid: number;
  readonly mail: DraftMail;
  readonly draft: DraftColumns | undefined;
}

/** What changed in the provider's Drafts since the last look. */
async function compare(context: SyncContext, folder: FolderRow): Promise<void> {
  const { store, session } = context;
  const state = await session.open(folder.path);
  const before = findDraftFolder(store.db, folder.id);
  if (before !== undefined && before.uidvalidity !== state.uidvalidity)
    store.write((tx) => forgetDraftCopies(tx, folder.id));
  const known = draftCopies(store.db, folder.id);
  const waiting = known.some((copy) => (findDraft(store.db, copy.draft_id)?.copy_checks ?? 0) > 0);
  if (before !== undefined && isSame(before, state) && !waiting) return;
  const listed = new Set(state.exists === 0 ? [] : await session.search({}));
  const unknown = [...listed].filter((uid) => !known.some((copy) => copy.uid === uid));
  const fresh: Fresh[] = [];
  const some = unknown.slice(-MOST);
  if (some.length > 0) {
    for await (const remote of session.fetchMessages(some)) {
      if ((remote.flags & flagBits.deleted) !== 0) continue;
      const mail = readDraftMail(remote.raw);
      const draft =
        mail.header.messageId === ''
          ? undefined
          : findDraftByMessageId(store.db, context.account.id, mail.header.messageId);
      fresh.push({ uid: remote.uid, mail, draft });
    }
  }
  context.signal.throwIfAborted();
  store.write((tx) => {
    apply(tx, context, folder, { known, listed, fresh });
    saveDraftFolder(tx, folder.id, {
      uidvalidity: state.uidvalidity,
      // not all of it was looked at yet: look again
      seen_exists: unknown.length > some.length ? -1 : state.exists,
      seen_uidnext: state.uidnext,
      highest_modseq: state.highestModseq,
    });
  });
}

const isSame = (
  before: { seen_exists: number; seen_uidnext: number; uidvalidity: number },
  state: FolderState,
): boolean =>
  before.uidvalidity === state.uidvalidity &&
  before.seen_exists === state.exists &&
  before.seen_uidnext === state.uidnext;

interface Look {
  readonly known: readonly DraftCopyRow[];
  readonly listed: ReadonlySet<number>;
  readonly fresh: readonly Fresh[];
}

function apply(tx: Tx, context: SyncContext, folder: FolderRow, { known, listed, fresh }: Look): void {
  const kept = known.filter((copy) => copy.fate === '' && copy.draft_id !== 0);
  const gone = kept.filter((copy) => !listed.has(copy.uid)).length;
  for (const copy of known) if (copy.fate !== '' && !listed.has(copy.uid)) removeDraftCopy(tx, folder.id, copy.uid);
  const others = new Map<number, Fresh>();
  for (const item of fresh) {
    const draft = item.draft === undefined ? undefined : findDraft(tx.db, item.draft.id);
    if (draft === undefined) {
      // mail that somebody moved there is followed as mail (ARC-6); it is no draft
      if (findMessageByIdentity(tx.db, context.account.id, item.mail.header.identity) !== undefined)
        passOver(tx, folder, item);
      else importDraft(tx, context, folder, item);
    } else if (item.mail.revision !== null) adopt(tx, folder, item, draft, item.mail.revision);
    else others.set(draft.id, item);
  }
  const drafts = new Set<number>([...kept.map((copy) => copy.draft_id), ...others.keys()]);
  for (const id of drafts) {
    const draft = findDraft(tx.db, id);
    if (draft === undefined || draft.sending_id !== 0 || draft.discarded_at !== 0) continue;
    const copies = kept.filter((copy) => copy.draft_id === id);
    const still = draftCopies(tx.db, folder.id).some(
      (copy) => copy.draft_id === id && copy.fate === '' && listed.has(copy.uid),
    );
    settleDraft(tx, context, folder, draft, copies, others.get(id), {
      copy: still ? 'listed' : copies.length > 0 ? 'gone' : 'none',
      gone,
      known: kept.length,
    });
  }
}

function settleDraft(
  tx: Tx,
  context: SyncContext,
  folder: FolderRow,
  draft: DraftColumns,
  copies: readonly DraftCopyRow[],
  other: Fresh | undefined,
  sides: { copy: 'listed' | 'gone' | 'none'; gone: number; known: number },
): void {
  const verdict = decideDraft({
    ...sides,
    changedHere: draft.revision !== draft.saved_revision,
    other: other !== undefined,
    checks: draft.copy_checks,
  });
  switch (verdict) {
    case 'keep':
      if (draft.copy_checks > 0) saveDraftState(tx, draft.id, { copy_checks: 0 });
      return;
    case 'wait':
      saveDraftState(tx, draft.id, { copy_checks: draft.copy_checks + 1 });
      return;
    case 'detach':
      for (const copy of copies) removeDraftCopy(tx, folder.id, copy.uid);
      saveDraftState(tx, draft.id, { saved_revision: 0, copy_checks: 0 });
      return;
    case 'delete':
      for (const copy of copies) removeDraftCopy(tx, folder.id, copy.uid);
      removeDraft(tx, draft.id);
      return;
    case 'take':
      if (other !== undefined) take(tx, context, folder, draft, other);
      return;
    case 'both': {
      if (other === undefined) return;
      const twin = importDraft(tx, context, folder, other);
      saveDraftState(tx, twin, { conflict_id: draft.id });
      saveDraftState(tx, draft.id, { conflict_id: twin, copy_checks: 0 });
      return;
    }
  }
}

/** A copy of ours of whose storing the answer was lost, or that the server did not name. */
function adopt(tx: Tx, folder: FolderRow, { uid, mail }: Fresh, draft: DraftColumns, revision: number): void {
  const { identity, messageId } = mail.header;
  const current = revision === draft.revision && draft.sending_id === 0 && draft.discarded_at === 0;
  const fate = current || revision === draft.saved_revision ? '' : 'remove';
  putDraftCopy(tx, { folder_id: folder.id, uid, draft_id: draft.id, message_id: messageId, identity, fate });
  if (fate !== '') return;
  retireOtherCopies(tx, draft.id, uid);
  saveDraftState(tx, draft.id, { saved_revision: revision, copy_checks: 0 });
}

function passOver(tx: Tx, folder: FolderRow, { uid, mail }: Fresh): void {
  const { identity, messageId } = mail.header;
  putDraftCopy(tx, { folder_id: folder.id, uid, draft_id: 0, message_id: messageId, identity, fate: '' });
}

/** The version that was edited elsewhere is the draft's now. */
function take(tx: Tx, context: SyncContext, folder: FolderRow, draft: DraftColumns, other: Fresh): void {
  const { identity, messageId } = other.mail.header;
  // what it quotes is part of their version
  const revision = updateDraft(tx, draft, { ...other.mail.change, quote: '' }, context.now());
  for (const file of draftFiles(tx.db, draft.id)) removeDraftFile(tx, file);
  addFiles(tx, context, draft.id, other.mail);
  putDraftCopy(tx, {
    folder_id: folder.id,
    uid: other.uid,
    draft_id: draft.id,
    message_id: messageId,
    identity,
    fate: '',
  });
  retireOtherCopies(tx, draft.id, other.uid);
  saveDraftState(tx, draft.id, { saved_revision: revision, copy_checks: 0 });
}

/** A draft that was begun elsewhere, or a second version of one. */
function importDraft(tx: Tx, context: SyncContext, folder: FolderRow, { uid, mail }: Fresh): DraftId {
  const { account, now } = context;
  const { header, change } = mail;
  const taken = findDraftByMessageId(tx.db, account.id, header.messageId) !== undefined || header.messageId === '';
  const inReplyTo = header.references.at(-1) ?? '';
  const id = insertDraft(
    tx,
    {
      ...change,
      account: account.id,
      kind: inReplyTo === '' ? 'new' : 'reply',
      source: 0,
      conversation: inReplyTo === '' ? 0 : (conversationOfReference(tx.db, account.id, inReplyTo) ?? 0),
      inReplyTo,
      references: header.references,
      from: header.from.address === '' ? { name: account.displayName, address: account.email } : header.from,
      quote: '',
      items: [],
      messageId: taken ? anotherMessageId(header.messageId) : header.messageId,
    },
    header.sentAt || now(),
  );
  addFiles(tx, context, id, mail);
  putDraftCopy(tx, {
    folder_id: folder.id,
    uid,
    draft_id: id,
    message_id: header.messageId,
    identity: header.identity,
    fate: '',
  });
  saveDraftState(tx, id, { saved_revision: 1 });
  return id;
}

function addFiles(tx: Tx, { store }: SyncContext, draft: DraftId, mail: DraftMail): void {
  for (const { name, type, contentId, bytes } of mail.files) {
    const file = writeDraftFile(store.dir, bytes);
    insertDraftFile(tx, { draft_id: draft, file, name, type, size: bytes.length, content_id: contentId });
  }
}
