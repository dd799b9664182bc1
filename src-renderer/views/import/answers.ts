import type { CallOutput } from '#shared/contract/contract.ts';

/** What a chosen file holds. */
export type FileRead = CallOutput<'readContactsFile'>;
/** What came of a run, dry or not. */
export type Imported = CallOutput<'importContacts'>;
