import { stringify } from 'csv-stringify/sync';
import ICAL from 'ical.js';
import type { ItemFields } from '#shared/model/item.ts';

/** A contact on its way out. */
export interface LeavingContact {
  readonly uid: string;
  readonly name: string;
  readonly organization: string;
  readonly addresses: readonly string[];
  readonly fields: ItemFields;
  readonly updatedAt: number;
}

const columns = [
  'Name',
  'First name',
  'Last name',
  'E-mail',
  'Phone',
  'Organization',
  'Job title',
  'Website',
  'Street',
  'Postal code',
  'City',
  'Region',
  'Country',
  'Birthday',
  'Source',
  'Description',
] as const;

/**
 * Contacts as a table that spreadsheets open as text: UTF-8 with its mark, and nothing in a cell is ever taken for a formula (an apostrophe
 * stands before =, +, -, @; the import takes it off again).
 */
export function writeCsv(contacts: Iterable<LeavingContact>): string {
  const rows = [...contacts].map(({ name, organization, addresses, fields }) => [
    name,
    fields.firstName ?? '',
    fields.lastName ?? '',
    addresses.join('; '),
    (fields.phones ?? []).join('; '),
    organization,
    fields.title ?? '',
    fields.website ?? '',
    fields.street ?? '',
    fields.postalCode ?? '',
    fields.city ?? '',
    fields.region ?? '',
    fields.country ?? '',
    fields.birthday ?? '',
    fields.source ?? '',
    fields.description ?? '',
  ]);
  return stringify([[...columns], ...rows], { bom: true, escape_formulas: true, record_delimiter: 'windows' });
}

/** vCard 3.0 (RFC 2426): what Outlook, Google and Apple all read. */
export function writeVcards(contacts: Iterable<LeavingContact>): string {
  return [...contacts].map(writeCard).join('');
}

function writeCard({ uid, name, organization, addresses, fields, updatedAt }: LeavingContact): string {
  const { firstName = '', lastName = '', phones = [] } = fields;
  const text = (key: string, value: string | undefined) =>
    value === undefined || value === '' ? [] : [[key, {}, 'text', value]];
  const address = [fields.street, fields.city, fields.region, fields.postalCode, fields.country].map(
    (part) => part ?? '',
  );
  const birthday = fields.birthday ?? '';
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(birthday);
  const properties = [
    ['version', {}, 'text', '3.0'],
    ['uid', {}, 'text', uid],
    ['fn', {}, 'text', name],
    ['n', {}, 'text', firstName + lastName === '' ? ['', name, '', '', ''] : [lastName, firstName, '', '', '']],
    ...addresses.map((one) => ['email', { type: 'INTERNET' }, 'text', one]),
    ...phones.map((phone) => ['tel', {}, 'phone-number', phone]),
    ...(organization === '' ? [] : [['org', {}, 'text', [organization]]]),
    ...text('title', fields.title),
    ...(fields.website === undefined ? [] : [['url', {}, 'uri', fields.website]]),
    ...(address.join('') === '' ? [] : [['adr', {}, 'text', ['', '', ...address]]]),
    ...(birthday === '' ? [] : [['bday', {}, isDay ? 'date' : 'text', birthday]]),
    ...text('note', fields.description),
    ['rev', {}, 'date-time', new Date(updatedAt).toISOString().replace(/\.\d+/, '')],
  ];
  return `${ICAL.stringify(['vcard', properties, []] as never).trimEnd()}\r\n`;
}
