import type { ContactField, ContactMapping, FileContact } from '#shared/model/exchange.ts';

/** A row of a table as a contact: cells of several columns may be e-mails, phones or notes, a cell may hold several of them. */
export function mapRow(
  columns: readonly string[],
  cells: readonly string[],
  mapping: ContactMapping,
  row: number,
): FileContact {
  const found = new Map<ContactField, string[]>();
  for (const [index, column] of columns.entries()) {
    const field = Object.hasOwn(mapping, column) ? mapping[column] : undefined;
    const cell = cells[index] ?? '';
    if (field === undefined || cell === '') continue;
    found.set(field, [...(found.get(field) ?? []), cell]);
  }
  return contactOf(row, found);
}

/** From the values of each field, as they stand in a file. */
export function contactOf(row: number, found: ReadonlyMap<ContactField, readonly string[]>): FileContact {
  const first = (field: ContactField) => found.get(field)?.[0] ?? '';
  const several = (field: ContactField, separator: RegExp) =>
    (found.get(field) ?? [])
      .flatMap((cell) => cell.split(separator).map((part) => part.trim()))
      .filter((part) => part !== '');
  const [firstName, lastName] = [first('firstName'), first('lastName')];
  const single = [
    'title',
    'website',
    'street',
    'postalCode',
    'city',
    'region',
    'country',
    'birthday',
    'source',
    'description',
  ] as const;
  return {
    row,
    name: first('name') || [firstName, lastName].filter((part) => part !== '').join(' '),
    firstName,
    lastName,
    // " ::: " is how Google puts several into one cell
    emails: several('email', /\s*(?:[,;]|:::|\s)\s*/),
    phones: several('phone', /\s*(?:[;\n]|:::)\s*/),
    organization: first('organization'),
    notes: found.get('note') ?? [],
    others: Object.fromEntries(single.flatMap((field) => (first(field) === '' ? [] : [[field, first(field)]]))),
  };
}
