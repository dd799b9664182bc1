import type { ItemValuesInput } from '#shared/contract/items.ts';
import { DealboxError } from '#shared/model/error.ts';
import { type ItemEvent, type ItemFields, type ItemKind, statusesOf } from '#shared/model/item.ts';
import { type ReadDb, statement } from '../../store/sqlite.ts';
import { findRef, getItem, type ItemRecord, type ItemValues, readFields } from '../../store/tables/items.ts';
import { findStage, getStage } from '../../store/tables/pipelines.ts';

const newestCurrency = statement<{ currency: string }, []>(
  `SELECT currency FROM item WHERE kind = 'deal' AND currency <> '' ORDER BY created_at DESC LIMIT 1`,
);
/** Until a deal says another. */
const FIRST_CURRENCY = 'EUR';

const withValue: readonly ItemKind[] = ['deal', 'lead', 'project'];
const withPerson: readonly ItemKind[] = ['deal', 'lead', 'project'];

/**
 * An item's values with a change in them. Throws `invalid-input` for what its kind does not have, `not-found` for an organization, person or
 * stage that is not there.
 */
export function changedValues(
  db: ReadDb,
  kind: ItemKind,
  before: ItemValues,
  change: ItemValuesInput,
  now: number,
): ItemValues {
  refuse(kind, change);
  const values: { -readonly [K in keyof ItemValues]: ItemValues[K] } = { ...before };
  if (change.name !== undefined) values.name = change.name;
  if (change.fields !== undefined) values.fields = JSON.stringify(mergeFields(readFields(before), change.fields));
  if (change.organization !== undefined) {
    values.organization_id = change.organization === null ? 0 : getItem(db, change.organization, 'organization').id;
  }
  if (change.contact !== undefined)
    values.contact_id = change.contact === null ? 0 : getItem(db, change.contact, 'contact').id;
  if (change.stage !== undefined && change.stage !== before.stage_id) {
    const stage = getStage(db, change.stage);
    values.stage_id = stage.id;
    values.pipeline_id = stage.pipeline_id;
    values.stage_since = now;
  }
  if (change.status !== undefined && change.status !== before.status) {
    values.status = change.status;
    values.status_since = now;
  }
  if (change.value !== undefined) values.value = change.value;
  if (change.currency !== undefined) values.currency = change.currency;
  if (values.value !== 0 && values.currency === '')
    values.currency = newestCurrency(db).get()?.currency ?? FIRST_CURRENCY;
  if (change.expectedOn !== undefined) values.expected_on = change.expectedOn;
  if (change.followUpOn !== undefined) values.follow_up_on = change.followUpOn;
  return values;
}

function refuse(kind: ItemKind, change: ItemValuesInput): void {
  const no = (what: string) => new DealboxError('invalid-input', `${aKind(kind)} has no ${what}.`);
  if (change.addresses !== undefined && kind !== 'contact') throw no('e-mail addresses of its own; its people have');
  if (change.stage !== undefined && kind !== 'deal') throw no('stage');
  if (change.contact !== undefined && !withPerson.includes(kind)) throw no('main person');
  if (change.organization !== undefined && kind === 'organization') throw no('organization');
  if ((change.value !== undefined || change.currency !== undefined) && !withValue.includes(kind)) throw no('value');
  if (change.expectedOn !== undefined && !withValue.includes(kind)) throw no('expected day');
  if (change.status === undefined) return;
  if (!statusesOf[kind].includes(change.status)) throw no(`status “${change.status}”`);
  if (change.status === 'converted')
    throw new DealboxError('invalid-input', 'A lead is converted into a deal with “Convert to deal”.');
}

const aKind = (kind: ItemKind): string => (kind === 'organization' ? 'An organization' : `A ${kind}`);

/** Fields named in the change replace those of the same name; an empty text takes one away. */
function mergeFields(before: ItemFields, change: ItemFields): ItemFields {
  const merged = { ...before, ...change };
  const kept = Object.entries(merged).filter(([, value]) => value !== undefined && value.length > 0);
  return Object.fromEntries(kept) as ItemFields;
}

/** What of a change is worth a line in the history (CRM-2). */
export function changeEvents(db: ReadDb, before: ItemValues, after: ItemValues): ItemEvent[] {
  const events: ItemEvent[] = [];
  const field = (name: string, from: string, to: string) => {
    if (from !== to) events.push({ kind: 'field', field: name, from, to });
  };
  field('name', before.name, after.name);
  if (before.stage_id !== after.stage_id && before.stage_id !== 0) {
    const stage = (id: number) => findStage(db, id)?.name ?? '';
    events.push({ kind: 'stage', from: stage(before.stage_id), to: stage(after.stage_id) });
  }
  if (before.status !== after.status) events.push({ kind: 'status', from: before.status, to: after.status });
  const amount = ({ value, currency }: ItemValues) => (value === 0 ? '' : `${value} ${currency}`);
  field('value', amount(before), amount(after));
  field('expectedOn', before.expected_on, after.expected_on);
  const ref = (id: number) => findRef(db, id)?.name ?? '';
  if (before.organization_id !== after.organization_id)
    field('organization', ref(before.organization_id), ref(after.organization_id));
  if (before.contact_id !== after.contact_id) field('contact', ref(before.contact_id), ref(after.contact_id));
  return events;
}

/** Only what an item's row can have set. */
export function valuesOf(record: ItemRecord): ItemValues {
  const { id: _, uid: _uid, kind: _kind, created_at: _created, updated_at: _updated, ...values } = record;
  return values;
}
