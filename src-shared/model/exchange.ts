import { z } from '../lib/z.ts';

/** What a column of a file can become (the mapping step of CRM-1). */
export const ContactField = z.enum([
  'name',
  'firstName',
  'lastName',
  'email',
  'phone',
  'organization',
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
  'note',
]);
export type ContactField = z.infer<typeof ContactField>;

/** Column of the file → field; several columns may become e-mails, phones or notes. */
export const ContactMapping = z.record(z.string().max(500), ContactField);
export type ContactMapping = z.infer<typeof ContactMapping>;

/** What is to happen with a row whose address a contact has already. */
export const DuplicateChoice = z.enum(['skip', 'update', 'error']);
export type DuplicateChoice = z.infer<typeof DuplicateChoice>;

/** Something about one row: 1 is the first row (or card) of data. */
export const RowMessage = z.object({ row: z.number(), message: z.string() });
export type RowMessage = z.infer<typeof RowMessage>;

/** Text encodings that contacts files come in. */
export const fileEncodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1250',
  'windows-1251',
  'windows-1252',
  'windows-1253',
  'windows-1254',
  'iso-8859-2',
  'shift_jis',
  'gb18030',
] as const;
export const FileEncoding = z.enum(fileEncodings);
export type FileEncoding = z.infer<typeof FileEncoding>;

/** A contact as a file gives it; addresses as written, each looked at where they are used. */
export interface FileContact {
  /** 1 is the first row (or card) of data. */
  readonly row: number;
  readonly name: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  readonly organization: string;
  readonly notes: readonly string[];
  /** title, website, street …, where they are not empty. */
  readonly others: Readonly<Partial<Record<ContactField, string>>>;
}
