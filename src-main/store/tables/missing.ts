import { type ReadDb, statement } from '../sqlite.ts';
import type { Tx } from '../store.ts';

export type MissingReason = 'vanished' | 'uidvalidity' | 'folder-gone';

/** A message that is in no folder known to us, and is looked for (decision 4). */
export interface MissingRow {
  readonly message_id: number;
  readonly account_id: number;
  readonly folder_id: number;
  readonly since: number;
  readonly reason: MissingReason;
  readonly checks: number;
  readonly incident_id: number;
}

const columns = 'message_id, account_id, folder_id, since, reason, checks, incident_id';
const ofAccount = statement<MissingRow, [number]>(
  `SELECT ${columns} FROM missing WHERE account_id = ? ORDER BY message_id`,
);
const ofIncident = statement<MissingRow, [number]>(
  `SELECT ${columns} FROM missing WHERE incident_id = ? ORDER BY message_id`,
);
const put = statement<never, [number, number, number, number, string]>(
  `INSERT INTO missing (message_id, account_id, folder_id, since, reason) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
);
const setChecks = statement<never, [number, number]>('UPDATE missing SET checks = ? WHERE message_id = ?');
const hold = statement<never, [number, number]>('UPDATE missing SET incident_id = ? WHERE message_id = ?');
const remove = statement<never, [number]>('DELETE FROM missing WHERE message_id = ?');

export const listMissing = (db: ReadDb, account: number): MissingRow[] => ofAccount(db).all(account);
export const listMissingOfIncident = (db: ReadDb, incident: number): MissingRow[] => ofIncident(db).all(incident);

export function putMissing(
  tx: Tx,
  message: number,
  account: number,
  folder: number,
  reason: MissingReason,
  now: number,
): void {
  put(tx.db).run(message, account, folder, now, reason);
}

export function setMissingChecks(tx: Tx, message: number, checks: number): void {
  setChecks(tx.db).run(checks, message);
}

/** Keeps the message until a person decides on the incident (M14). */
export function holdMissing(tx: Tx, message: number, incident: number): void {
  hold(tx.db).run(incident, message);
}

export function removeMissing(tx: Tx, message: number): void {
  remove(tx.db).run(message);
}
