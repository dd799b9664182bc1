import { Account, Connection, type LabelChoice } from '#shared/model/account.ts';
import { DealboxError } from '#shared/model/error.ts';
import type { AccountId } from '#shared/model/ids.ts';
import { type ReadDb, statement } from '../sqlite.ts';
import type { Tx } from '../store.ts';

interface Row {
  id: number;
  email: string;
  display_name: string;
  type: string;
  provider: string;
  connection: string;
  archive_externally: number;
  delete_externally: number;
  labels: string;
  visibility: string;
  first_sync_done_at: number;
}

/** An account with how to reach it; for the engine only, the window never gets the connection. */
export interface StoredAccount extends Account {
  readonly connection: Connection;
}

const columns =
  'id, email, display_name, type, provider, connection, archive_externally, delete_externally, labels, visibility, first_sync_done_at';
const all = statement<Row, []>(`SELECT ${columns} FROM account ORDER BY id`);
const one = statement<Row, [number]>(`SELECT ${columns} FROM account WHERE id = ?`);
const byEmail = statement<Row, [string]>(`SELECT ${columns} FROM account WHERE email = ?`);

export function listAccounts(db: ReadDb): StoredAccount[] {
  return all(db).all().map(read);
}

/** Throws `not-found`. */
export function getAccount(db: ReadDb, id: number): StoredAccount {
  const row = one(db).get(id);
  if (row === undefined) throw new DealboxError('not-found', 'This account is no longer in Dealbox.');
  return read(row);
}

export function findAccount(db: ReadDb, email: string): StoredAccount | null {
  const row = byEmail(db).get(email.trim());
  return row === undefined ? null : read(row);
}

const insert = statement<{ id: number }, [string, string, string, string, string, string, string, number]>(
  `INSERT INTO account (email, display_name, type, provider, connection, labels, visibility, created_at)
   VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`,
);
const insertStatus = statement<never, [number]>('INSERT INTO account_status (account_id) VALUES (?)');
const insertCount = statement<never, [number]>('INSERT INTO account_count (account_id) VALUES (?)');

/** Throws `already-exists`: one address is one account, personal or team, never both. */
export function insertAccount(
  tx: Tx,
  account: Pick<Account, 'email' | 'displayName' | 'type' | 'provider' | 'labels' | 'visibility'> & {
    connection: Connection;
  },
  now: number,
): AccountId {
  if (findAccount(tx.db, account.email) !== null) {
    throw new DealboxError('already-exists', `${account.email} is already in Dealbox.`);
  }
  const row = insert(tx.db).get(
    account.email.trim(),
    account.displayName,
    account.type,
    account.provider,
    JSON.stringify(account.connection),
    JSON.stringify(account.labels),
    account.visibility,
    now,
  );
  const id = (row?.id ?? 0) as AccountId;
  insertStatus(tx.db).run(id);
  insertCount(tx.db).run(id);
  tx.touch('account');
  tx.touch('sync');
  return id;
}

const update = statement<never, [number, number, string, string, string, number]>(
  `UPDATE account SET archive_externally = ?, delete_externally = ?, labels = ?, visibility = ?, display_name = ? WHERE id = ?`,
);

export interface AccountSettings {
  readonly archiveExternally?: boolean | undefined;
  readonly deleteExternally?: boolean | undefined;
  readonly labels?: LabelChoice | undefined;
  readonly visibility?: Account['visibility'] | undefined;
  readonly displayName?: string | undefined;
}

/** Throws `not-found`. */
export function updateAccount(tx: Tx, id: number, settings: AccountSettings): StoredAccount {
  const now = getAccount(tx.db, id);
  update(tx.db).run(
    Number(settings.archiveExternally ?? now.archiveExternally),
    Number(settings.deleteExternally ?? now.deleteExternally),
    JSON.stringify(settings.labels ?? now.labels),
    settings.visibility ?? now.visibility,
    settings.displayName ?? now.displayName,
    id,
  );
  tx.touch('account', id);
  return getAccount(tx.db, id);
}

const connect = statement<never, [string, number]>('UPDATE account SET connection = ? WHERE id = ?');

/** How the provider is reached from now on. */
export function setConnection(tx: Tx, id: number, connection: Connection): void {
  connect(tx.db).run(JSON.stringify(connection), id);
  tx.touch('account', id);
}

const setDone = statement<never, [number, number]>(
  'UPDATE account SET first_sync_done_at = ? WHERE id = ? AND first_sync_done_at = 0',
);

export function setFirstSyncDone(tx: Tx, id: number, now: number): void {
  if (setDone(tx.db).run(now, id).changes > 0) tx.touch('account', id);
}

const remove = statement<never, [number]>('DELETE FROM account WHERE id = ?');

/** The account's row and all that hangs on it by foreign keys. Its messages must be deleted before. */
export function deleteAccountRow(tx: Tx, id: number): void {
  remove(tx.db).run(id);
  tx.touch('account');
  tx.touch('sync');
  tx.touch('conversation');
}

const chosen = statement<{ role: string; path: string }, [number]>(
  'SELECT role, path FROM folder_choice WHERE account_id = ?',
);
const choose = statement<never, [number, string, string]>(
  'INSERT INTO folder_choice (account_id, role, path) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET path = excluded.path',
);

/** Folders chosen by hand for a role the server does not name (DEL-10). */
export function folderChoices(db: ReadDb, account: number): ReadonlyMap<string, string> {
  return new Map(
    chosen(db)
      .all(account)
      .map((row) => [row.role, row.path]),
  );
}

export function setFolderChoice(tx: Tx, account: number, role: string, path: string): void {
  choose(tx.db).run(account, role, path);
  tx.touch('account', account);
}

const rechoose = statement<never, [string, number, string]>(
  'UPDATE folder_choice SET path = ? WHERE account_id = ? AND path = ?',
);

/** A folder that was renamed at the provider stays chosen, to be synced (SYN-4) and for a role (DEL-10). */
export function renameInChoices(tx: Tx, account: number, before: string, path: string): void {
  rechoose(tx.db).run(path, account, before);
  const { labels } = getAccount(tx.db, account);
  if (labels === 'all' || !labels.includes(before)) return;
  updateAccount(tx, account, { labels: labels.map((one) => (one === before ? path : one)) });
}

function read(row: Row): StoredAccount {
  const connection = Connection.parse(JSON.parse(row.connection));
  return {
    ...Account.parse({
      id: row.id,
      email: row.email,
      displayName: row.display_name,
      type: row.type,
      provider: row.provider,
      archiveExternally: row.archive_externally === 1,
      deleteExternally: row.delete_externally === 1,
      labels: JSON.parse(row.labels),
      visibility: row.visibility,
      signIn: connection.oauth ?? null,
      firstSyncDoneAt: row.first_sync_done_at,
    }),
    connection,
  };
}
