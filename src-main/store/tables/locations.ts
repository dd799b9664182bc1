import type { FlagBits } from '#shared/model/mail.ts';
import { type ReadDb, statement } from '../sqlite.ts';
import type { Tx } from '../store.ts';

/** Where messages are at the provider (decision 1). UIDVALIDITY stands with the folder. */
export interface LocationRow {
  readonly folder_id: number;
  readonly uid: number;
  readonly message_id: number;
  readonly flags: FlagBits;
}

const ofMessage = statement<LocationRow, [number]>(
  'SELECT folder_id, uid, message_id, flags FROM location WHERE message_id = ? ORDER BY folder_id, uid',
);
const ofFolder = statement<LocationRow, [number]>(
  'SELECT folder_id, uid, message_id, flags FROM location WHERE folder_id = ? ORDER BY uid',
);
const at = statement<LocationRow, [number, number]>(
  'SELECT folder_id, uid, message_id, flags FROM location WHERE folder_id = ? AND uid = ?',
);

export const locationsOfMessage = (db: ReadDb, message: number): LocationRow[] => ofMessage(db).all(message);
export const locationsInFolder = (db: ReadDb, folder: number): LocationRow[] => ofFolder(db).all(folder);
export const locationAt = (db: ReadDb, folder: number, uid: number): LocationRow | undefined => at(db).get(folder, uid);

const put = statement<never, [number, number, number, number]>(
  `INSERT INTO location (folder_id, uid, message_id, flags) VALUES (?, ?, ?, ?)
   ON CONFLICT DO UPDATE SET message_id = excluded.message_id, flags = excluded.flags`,
);
const setFlags = statement<never, [number, number, number]>(
  'UPDATE location SET flags = ? WHERE folder_id = ? AND uid = ?',
);
const remove = statement<never, [number, number]>('DELETE FROM location WHERE folder_id = ? AND uid = ?');
const removeFolder = statement<never, [number]>('DELETE FROM location WHERE folder_id = ?');
const notMissing = statement<never, [number]>('DELETE FROM missing WHERE message_id = ?');

/** The message is (also) there. A message that was looked for is found with it. */
export function putLocation(tx: Tx, folder: number, uid: number, message: number, flags: FlagBits): void {
  put(tx.db).run(folder, uid, message, flags);
  notMissing(tx.db).run(message);
}

export function setLocationFlags(tx: Tx, folder: number, uid: number, flags: FlagBits): void {
  setFlags(tx.db).run(flags, folder, uid);
}

export function removeLocation(tx: Tx, folder: number, uid: number): void {
  remove(tx.db).run(folder, uid);
}

/** UIDVALIDITY changed or the folder is gone: what was known of its UIDs is worth nothing. */
export function forgetFolderLocations(tx: Tx, folder: number): void {
  removeFolder(tx.db).run(folder);
}

const whole = statement<{ uid: number }, [number]>(
  'SELECT l.uid FROM location l JOIN message m ON m.id = l.message_id WHERE l.folder_id = ? AND m.body_state > 0',
);

/** UIDs of a folder whose message is here with its body. */
export const wholeUids = (db: ReadDb, folder: number): Set<number> =>
  new Set(
    whole(db)
      .all(folder)
      .map((row) => row.uid),
  );
