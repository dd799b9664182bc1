import type { Incident } from '#shared/model/sync.ts';
import { type ReadDb, statement } from '../sqlite.ts';
import type { Tx } from '../store.ts';

interface Row {
  id: number;
  account_id: number;
  at: number;
  kind: Incident['kind'];
  text: string;
  is_open: number;
  messages: number;
}

const columns = 'id, account_id, at, kind, text, is_open, messages';
const recent = statement<Row, [number]>(
  `SELECT ${columns} FROM incident WHERE account_id = ? ORDER BY is_open DESC, id DESC LIMIT 50`,
);
const one = statement<Row, [number]>(`SELECT ${columns} FROM incident WHERE id = ?`);
const openOne = statement<Row, [number, string]>(
  `SELECT ${columns} FROM incident WHERE account_id = ? AND kind = ? AND is_open = 1`,
);
const insert = statement<{ id: number }, [number, number, string, string, number, number]>(
  'INSERT INTO incident (account_id, at, kind, text, is_open, messages) VALUES (?, ?, ?, ?, ?, ?) RETURNING id',
);
const update = statement<never, [string, number, number]>('UPDATE incident SET text = ?, messages = ? WHERE id = ?');
const close = statement<never, [number]>('UPDATE incident SET is_open = 0 WHERE id = ?');
const prune = statement<never, [number]>('DELETE FROM incident WHERE is_open = 0 AND at < ?');

const KEPT_DAYS = 30;

export function listIncidents(db: ReadDb, account: number): Incident[] {
  return recent(db).all(account).map(read);
}

export function findIncident(db: ReadDb, id: number): Incident | null {
  const row = one(db).get(id);
  return row === undefined ? null : read(row);
}

/** In plain words, without addresses or subjects; kept 30 days (C9). */
export function putIncident(
  tx: Tx,
  incident: { account: number; kind: Incident['kind']; text: string; open: boolean; messages: number },
  now: number,
): number {
  prune(tx.db).run(now - KEPT_DAYS * 86_400_000);
  const row = insert(tx.db).get(
    incident.account,
    now,
    incident.kind,
    incident.text,
    Number(incident.open),
    incident.messages,
  );
  tx.touch('sync', incident.account);
  return row?.id ?? 0;
}

/** The open incident of this kind, so that one question is asked once. */
export function findOpenIncident(db: ReadDb, account: number, kind: Incident['kind']): Incident | null {
  const row = openOne(db).get(account, kind);
  return row === undefined ? null : read(row);
}

export function updateIncident(tx: Tx, incident: Incident, text: string, messages: number): void {
  update(tx.db).run(text, messages, incident.id);
  tx.touch('sync', incident.account);
}

export function closeIncident(tx: Tx, incident: Incident): void {
  close(tx.db).run(incident.id);
  tx.touch('sync', incident.account);
}

function read(row: Row): Incident {
  return {
    id: row.id,
    account: row.account_id as Incident['account'],
    at: row.at,
    kind: row.kind,
    text: row.text,
    open: row.is_open === 1,
    messages: row.messages,
  };
}
