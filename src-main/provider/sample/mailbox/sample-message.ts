import type { SampleFolder } from './story.ts';

/** A message of the sample mailbox, as a provider has it. */
export interface SampleMessage {
  readonly folder: SampleFolder;
  readonly raw: Uint8Array;
  /** IMAP system flags. */
  readonly flags: string[];
  readonly internalDate: Date;
}
