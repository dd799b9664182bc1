import { DealboxError } from '#shared/model/error.ts';
import type { ItemId } from '#shared/model/ids.ts';
import { Day, ItemFields, type ItemKind, type ItemRow, ItemStatus, parseItem, printItem } from '#shared/model/item.ts';
import { isCurrency, parseAmount, printAmount } from '#shared/rules/money.ts';
import { oneOf } from '../command-line.ts';
import { isoTime } from '../console.ts';

/** key=value words. Throws `wrong-usage` for anything else; a key twice is one with several values. */
export function readPairs(words: readonly string[]): Map<string, string[]> {
  const pairs = new Map<string, string[]>();
  for (const word of words) {
    const equals = word.indexOf('=');
    if (equals < 1) throw new DealboxError('wrong-usage', `"${word}" is not key=value.`);
    const key = word.slice(0, equals);
    pairs.set(key, [...(pairs.get(key) ?? []), word.slice(equals + 1)]);
  }
  return pairs;
}

const textFields = Object.keys(ItemFields.shape).filter((key) => key !== 'phones');
const keys = [
  ...[
    'name',
    'email',
    'phone',
    'organization',
    'contact',
    'stage',
    'status',
    'value',
    'currency',
    'expected',
    'follow-up',
  ],
  ...textFields,
];

/**
 * What `item add` and `item set` take, as the contract has it: `email=` and `phone=` may come several times, organization and contact are
 * given as organization:3, contact:12, amounts as people write them. Throws `wrong-usage`.
 */
export function readValues(words: readonly string[], currencyBefore = ''): Record<string, unknown> {
  const pairs = readPairs(words);
  const unknown = [...pairs.keys()].find((key) => !keys.includes(key));
  if (unknown !== undefined)
    throw new DealboxError('wrong-usage', `"${unknown}" is no field. Fields are: ${keys.join(', ')}.`);
  const last = (key: string) => pairs.get(key)?.at(-1);
  const values: Record<string, unknown> = {};
  const put = (key: string, value: unknown) => {
    if (value !== undefined) values[key] = value;
  };
  put('name', last('name'));
  put(
    'addresses',
    pairs.get('email')?.filter((email) => email !== ''),
  );
  put('organization', readRef(last('organization'), 'organization'));
  put('contact', readRef(last('contact'), 'contact'));
  const status = last('status');
  put('status', status === undefined ? undefined : oneOf(status, ItemStatus.options, 'status'));
  const currency = last('currency');
  if (currency !== undefined && !isCurrency(currency))
    throw new DealboxError('wrong-usage', 'A currency is three letters, like EUR.');
  put('currency', currency);
  put('value', readAmount(last('value'), currency ?? currencyBefore));
  put('expectedOn', readDay(last('expected')));
  put('followUpOn', readDay(last('follow-up')));
  const fields: Record<string, unknown> = {};
  for (const key of textFields) if (pairs.has(key)) fields[key] = last(key);
  const phones = pairs.get('phone')?.filter((phone) => phone !== '');
  if (phones !== undefined) fields.phones = phones;
  if (Object.keys(fields).length > 0) values.fields = fields;
  return values;
}

/** Null for an empty text: none from now on. */
function readRef(text: string | undefined, kind: ItemKind): ItemId | null | undefined {
  if (text === undefined) return undefined;
  if (text === '') return null;
  const found = parseItem(text);
  if (found.kind !== kind) throw new DealboxError('wrong-usage', `"${text}" is no ${kind}.`);
  return found.id;
}

function readAmount(text: string | undefined, currency: string): number | undefined {
  if (text === undefined) return undefined;
  const amount = text === '' ? 0 : parseAmount(text, currency || 'EUR');
  if (amount === null) throw new DealboxError('wrong-usage', `"${text}" is no amount. One looks like 1200.50.`);
  return amount;
}

function readDay(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (!Day.safeParse(text).success) throw new DealboxError('wrong-usage', 'A day looks like 2026-12-31.');
  return text;
}

/** An item's row as --json prints it. */
export function printRow(row: ItemRow) {
  return {
    id: printItem(row),
    kind: row.kind,
    name: row.name,
    organization: row.organization === null ? null : printItem(row.organization),
    contact: row.contact === null ? null : printItem(row.contact),
    email: row.email,
    phone: row.phone,
    status: row.status,
    stage: row.stage?.name ?? null,
    value: row.currency === '' ? null : printAmount(row.value, row.currency),
    currency: row.currency,
    expected: row.expectedOn,
    followUp: row.followUpOn,
    created: isoTime(row.createdAt),
    updated: isoTime(row.updatedAt),
  };
}

/** For people: a line of a list. */
export const describeRow = (row: ItemRow): string =>
  [printItem(row), row.name, row.email, row.organization?.name ?? '', row.stage?.name ?? '', row.status]
    .filter((part) => part !== '')
    .join('  ');
