import { randomUUID } from 'node:crypto';
import { DealboxError } from '#shared/model/error.ts';
import type { AccountId, SignatureId, TemplateId } from '#shared/model/ids.ts';
import type { Signature, Template } from '#shared/model/template.ts';
import { type ReadDb, statement } from '../sqlite.ts';
import type { Tx } from '../store.ts';

interface Row {
  id: number;
  account_id: number;
  name: string;
  subject: string;
  html: string;
  shared: number;
  changed_at: number;
}

const templateColumns = 'id, account_id, name, subject, html, shared, changed_at';
const signatureColumns = `id, account_id, name, '' AS subject, html, shared, changed_at`;
const order = 'ORDER BY name COLLATE NOCASE, id';
const allTemplates = statement<Row, []>(`SELECT ${templateColumns} FROM template ${order}`);
const allSignatures = statement<Row, []>(`SELECT ${signatureColumns} FROM signature ${order}`);
const oneTemplate = statement<Row, [number]>(`SELECT ${templateColumns} FROM template WHERE id = ?`);
const oneSignature = statement<Row, [number]>(`SELECT ${signatureColumns} FROM signature WHERE id = ?`);

const about = (row: Row) => ({
  account: row.account_id === 0 ? null : (row.account_id as AccountId),
  name: row.name,
  html: row.html,
  shared: row.shared === 1,
  changedAt: row.changed_at,
});
const toTemplate = (row: Row): Template => ({ id: row.id as TemplateId, subject: row.subject, ...about(row) });
const toSignature = (row: Row): Signature => ({ id: row.id as SignatureId, ...about(row) });
const fits = (account: number | undefined) => (row: Row) =>
  account === undefined || row.account_id === 0 || row.account_id === account;

/** By name. There are tens of them: a look through all is no cost. */
export const listTemplates = (db: ReadDb, account?: number): Template[] =>
  allTemplates(db).all().filter(fits(account)).map(toTemplate);
export const listSignatures = (db: ReadDb, account?: number): Signature[] =>
  allSignatures(db).all().filter(fits(account)).map(toSignature);

/** Throws `not-found`. */
export function getTemplate(db: ReadDb, id: number): Template {
  const row = oneTemplate(db).get(id);
  if (row === undefined) throw new DealboxError('not-found', 'This template is no longer here.');
  return toTemplate(row);
}
export function findSignature(db: ReadDb, id: number): Signature | null {
  const row = oneSignature(db).get(id);
  return row === undefined ? null : toSignature(row);
}

const insertTemplate = statement<Row, (string | number)[]>(
  `INSERT INTO template (uid, account_id, name, subject, html, shared, changed_at) VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING ${templateColumns}`,
);
const updateTemplate = statement<Row, (string | number)[]>(
  `UPDATE template SET account_id = ?, name = ?, subject = ?, html = ?, shared = ?, changed_at = ? WHERE id = ? RETURNING ${templateColumns}`,
);
const insertSignature = statement<Row, (string | number)[]>(
  `INSERT INTO signature (uid, account_id, name, html, shared, changed_at) VALUES (?, ?, ?, ?, ?, ?) RETURNING ${signatureColumns}`,
);
const updateSignature = statement<Row, (string | number)[]>(
  `UPDATE signature SET account_id = ?, name = ?, html = ?, shared = ?, changed_at = ? WHERE id = ? RETURNING ${signatureColumns}`,
);

type Saved<T> = Omit<T, 'id' | 'changedAt'>;

/** A new one without an id. Throws `not-found`. */
export function saveTemplate(tx: Tx, id: TemplateId | undefined, template: Saved<Template>, now: number): Template {
  const { account, name, subject, html, shared } = template;
  const values = [account ?? 0, name, subject, html, Number(shared), now];
  const row =
    id === undefined ? insertTemplate(tx.db).get(randomUUID(), ...values) : updateTemplate(tx.db).get(...values, id);
  if (row === undefined) throw new DealboxError('not-found', 'This template is no longer here.');
  tx.touch('writing');
  return toTemplate(row);
}

export function saveSignature(
  tx: Tx,
  id: SignatureId | undefined,
  signature: Saved<Signature>,
  now: number,
): Signature {
  const { account, name, html, shared } = signature;
  const values = [account ?? 0, name, html, Number(shared), now];
  const row =
    id === undefined ? insertSignature(tx.db).get(randomUUID(), ...values) : updateSignature(tx.db).get(...values, id);
  if (row === undefined) throw new DealboxError('not-found', 'This signature is no longer here.');
  tx.touch('writing');
  return toSignature(row);
}

const removeOneTemplate = statement<never, [number]>('DELETE FROM template WHERE id = ?');
const removeOneSignature = statement<never, [number]>('DELETE FROM signature WHERE id = ?');
const unchoose = statement<never, [number, number]>(
  `UPDATE account_writing SET signature_new = iif(signature_new = ?, 0, signature_new), signature_reply = iif(signature_reply = ?, 0, signature_reply)`,
);

export function removeTemplate(tx: Tx, id: number): void {
  removeOneTemplate(tx.db).run(id);
  tx.touch('writing');
}

/** No account writes with it any more. */
export function removeSignature(tx: Tx, id: number): void {
  removeOneSignature(tx.db).run(id);
  unchoose(tx.db).run(id, id);
  tx.touch('writing');
}
