import type { CallOutput, CallParsed } from '#shared/contract/contract.ts';
import { DealboxError } from '#shared/model/error.ts';
import { parseNeverLogPattern } from '#shared/rules/never-log.ts';
import { relinkAddresses } from '../store/linking/relink-addresses.ts';
import { countLogged, neverLogHelp, viewEntry } from '../store/never-log-view.ts';
import type { Tx } from '../store/store.ts';
import { addressesCovered } from '../store/tables/addresses.ts';
import {
  findNeverLog,
  insertNeverLog,
  type NeverLogRow,
  neverLogEntries,
  removeNeverLog as removeRow,
  restoreNeverLog,
  saveNeverLog,
} from '../store/tables/never-log.ts';
import { putUndo } from '../store/tables/undos.ts';
import { localUser } from '../store/tables/workspace-users.ts';
import { newUid } from '../store/uid.ts';
import type { CommandContext } from './command-context.ts';

/**
 * NLG-1, NLG-2: mail with this address or domain is not logged from now on; what was logged before can be taken off (NLG-5). Throws
 * `invalid-input` with the two forms, `not-permitted` where a regular user would decide for all, `already-exists`.
 */
export function addNeverLog(
  { store, now: clock }: CommandContext,
  input: CallParsed<'addNeverLog'>,
): CallOutput<'addNeverLog'> {
  return store.write((tx) => {
    const now = clock();
    const pattern = parseNeverLogPattern(input.pattern);
    if (pattern === null) throw new DealboxError('invalid-input', neverLogHelp);
    const user = localUser(tx.db);
    if (input.forAll) mayDecideForAll(tx);
    if (neverLogEntries(tx.db, user.id).some((entry) => entry.pattern === pattern))
      throw new DealboxError('already-exists', `${pattern} is on the list already.`);
    const scope = input.forAll ? 'all' : 'me';
    const row = { pattern, scope, added_by: user.id, added_at: now, since: now } as const;
    const id = insertNeverLog(tx, newUid(now), row);
    const undo = putUndo(tx, 'never-log', { id, before: null }, now);
    return { entry: viewEntry(tx.db, { ...row, id }), logged: countLogged(tx.db, pattern), undo };
  });
}

/** NLG-2: mail is logged again, the mail of the meantime too. Throws `not-found`, `not-permitted`. */
export function removeNeverLog(
  { store, now }: CommandContext,
  { id }: CallParsed<'removeNeverLog'>,
): CallOutput<'removeNeverLog'> {
  return store.write((tx) => {
    const entry = changeable(tx, id);
    removeRow(tx, entry.id);
    const undo = putUndo(tx, 'never-log', { id, before: entry }, now());
    return { linked: relinkCovered(tx, entry.pattern, now()), undo };
  });
}

/** NLG-2: *Block for all users*, and back to *Block only for me*: an administrator's. Throws `not-found`, `not-permitted`. */
export function setNeverLogScope(
  { store, now }: CommandContext,
  { id, scope }: CallParsed<'setNeverLogScope'>,
): CallOutput<'setNeverLogScope'> {
  return store.write((tx) => {
    const entry = changeable(tx, id);
    if (entry.scope === scope) return { entry: viewEntry(tx.db, entry), undo: null };
    mayDecideForAll(tx);
    // R134: narrowed, it is the block of whoever narrows it
    const changed: NeverLogRow = { ...entry, scope, ...(scope === 'me' ? { added_by: localUser(tx.db).id } : {}) };
    saveNeverLog(tx, changed);
    return { entry: viewEntry(tx.db, changed), undo: putUndo(tx, 'never-log', { id, before: entry }, now()) };
  });
}

/**
 * NLG-5, A21-10: the entry holds for mail that came before it too, which leaves the records; or no longer, and it is back. What a person linked
 * by hand stays. Throws `not-found`, `not-permitted`.
 */
export function applyNeverLogToEarlier(
  { store, now }: CommandContext,
  { id, earlier }: CallParsed<'applyNeverLogToEarlier'>,
): CallOutput<'applyNeverLogToEarlier'> {
  return store.write((tx) => {
    const entry = changeable(tx, id);
    const since = earlier ? 0 : entry.added_at;
    if (entry.since === since) return { changed: 0, undo: null };
    saveNeverLog(tx, { ...entry, since });
    const undo = putUndo(tx, 'never-log', { id, before: entry }, now());
    return { changed: relinkCovered(tx, entry.pattern, now()), undo };
  });
}

/** Who linked what may have changed: conversations of the contacts that the entry covers. */
function relinkCovered(tx: Tx, pattern: string, now: number): number {
  const contacts = addressesCovered(tx.db, pattern).filter((row) => row.contact_id !== 0);
  // what a record shows of its mail is decided when it is read
  tx.touch('item');
  return relinkAddresses(
    tx,
    contacts.map((row) => row.id),
    now,
  );
}

/** Throws `not-found`, also for another user's own entry; `not-permitted` for one that holds for all. */
function changeable(tx: Tx, id: number): NeverLogRow {
  const user = localUser(tx.db);
  const entry = findNeverLog(tx.db, id);
  if (entry === undefined || (entry.scope === 'me' && entry.added_by !== user.id))
    throw new DealboxError('not-found', 'This entry is no longer on the list.');
  if (entry.scope === 'all') mayDecideForAll(tx);
  return entry;
}

/** R133, R135. Throws `not-permitted`. */
function mayDecideForAll(tx: Tx): void {
  if (localUser(tx.db).role === 'administrator') return;
  throw new DealboxError('not-permitted', 'Only an administrator can decide this for all users.');
}

export interface NeverLogUndo {
  readonly id: number;
  /** As it was; null where there was none. */
  readonly before: NeverLogRow | null;
}

export function undoNeverLog(tx: Tx, { id, before }: NeverLogUndo, now: number): number {
  const current = findNeverLog(tx.db, id);
  if (current !== undefined) removeRow(tx, id);
  if (before !== null) restoreNeverLog(tx, newUid(now), before);
  const pattern = before?.pattern ?? current?.pattern;
  if (pattern !== undefined) relinkCovered(tx, pattern, now);
  return 1;
}
