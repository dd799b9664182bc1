import type { ItemId, PipelineId, StageId } from '#shared/model/ids.ts';
import type { ItemFields, ItemKind, ItemRef, ItemRow, ItemStatus } from '#shared/model/item.ts';
import { type ReadDb, statement } from '../../store/sqlite.ts';

interface Columns {
  id: ItemId;
  kind: ItemKind;
  name: string;
  organization_id: ItemId;
  organization: string | null;
  contact_id: ItemId;
  contact: string | null;
  email: string | null;
  fields: string;
  status: ItemStatus;
  pipeline_id: PipelineId;
  stage_id: StageId;
  stage: string | null;
  stage_since: number;
  value: number;
  currency: string;
  expected_on: string;
  follow_up_on: string;
  last_mail_at: number | null;
  created_at: number;
  updated_at: number;
}

const one = statement<Columns, [number]>(
  `SELECT i.id, i.kind, i.name, i.organization_id, o.name AS organization, i.contact_id, p.name AS contact, i.fields, i.status,
     i.pipeline_id, i.stage_id, s.name AS stage, i.stage_since, i.value, i.currency, i.expected_on, i.follow_up_on, i.created_at, i.updated_at,
     (SELECT a.address FROM address a WHERE a.contact_id = i.id AND a.contact_id <> 0 AND a.claimed = 1 ORDER BY a.position LIMIT 1) AS email,
     (SELECT max(l.date) FROM link l WHERE l.item_id = i.id AND l.linked = 1) AS last_mail_at
   FROM item i LEFT JOIN item o ON o.id = i.organization_id LEFT JOIN item p ON p.id = i.contact_id LEFT JOIN stage s ON s.id = i.stage_id
   WHERE i.id = ?`,
);

/** An item as lists and boards show it; null where it is no longer there. */
export function itemRow(db: ReadDb, id: number): ItemRow | null {
  const row = one(db).get(id);
  if (row === undefined) return null;
  const fields = JSON.parse(row.fields) as ItemFields;
  const ref = (kind: ItemKind, other: ItemId, name: string | null): ItemRef | null =>
    name === null ? null : { kind, id: other, name };
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    organization: ref('organization', row.organization_id, row.organization),
    contact: ref('contact', row.contact_id, row.contact),
    email: row.email ?? '',
    phone: fields.phones?.[0] ?? '',
    title: fields.title ?? '',
    status: row.status,
    pipeline: row.pipeline_id === 0 ? null : row.pipeline_id,
    stage: row.stage === null ? null : { id: row.stage_id, name: row.stage },
    stageSince: row.stage_since,
    value: row.value,
    currency: row.currency,
    expectedOn: row.expected_on,
    followUpOn: row.follow_up_on,
    lastMailAt: row.last_mail_at ?? 0,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

/** Those that are still there, in their order. */
export const itemRows = (db: ReadDb, ids: readonly number[]): ItemRow[] =>
  ids.map((id) => itemRow(db, id)).filter((row) => row !== null);
