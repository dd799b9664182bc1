import type { Address } from './conversation.ts';

/** The provider's flags of a message in one folder, as one number. */
export const flagBits = { seen: 1, starred: 2, answered: 4, deleted: 8 } as const;
export type FlagBits = number;

/** What the header of a message says: enough for a list row, its thread and its identity. */
export interface MailHeader {
  /** Digest of Message-ID, date and sender; of the whole header where there is no Message-ID (docs/decisions/0003). */
  readonly identity: Uint8Array;
  /** Without angle brackets; '' where there is none. */
  readonly messageId: string;
  /** Message-IDs of In-Reply-To and References, oldest first, without angle brackets. */
  readonly references: readonly string[];
  readonly subject: string;
  readonly from: Address;
  readonly replyTo: readonly Address[];
  readonly to: readonly Address[];
  readonly cc: readonly Address[];
  readonly bcc: readonly Address[];
  /** The Date field, milliseconds since 1970; 0 where it is missing or unreadable. */
  readonly sentAt: number;
}

/** One MIME leaf as a byte range of the raw message. */
export interface MailPart {
  readonly number: number;
  readonly kind: 'text' | 'html' | 'attachment';
  /** Lower case, "type/subtype". */
  readonly type: string;
  readonly charset: string;
  /** Content-Transfer-Encoding, lower case. */
  readonly encoding: string;
  /** As the sender wrote it; made safe where it becomes a file name. */
  readonly name: string;
  readonly contentId: string;
  readonly inline: boolean;
  readonly offset: number;
  readonly length: number;
}

/** The body of a message, read as far as its text; attachments stay byte ranges. */
export interface MailContent {
  readonly text: string;
  readonly snippet: string;
  readonly parts: readonly MailPart[];
  /** It carries at least one file that a person would call an attachment. */
  readonly attachments: boolean;
  /** Broken or over a limit: what could be read is here. */
  readonly damaged: boolean;
}

export interface ParsedMail {
  readonly header: MailHeader;
  readonly content: MailContent;
}

/** Where the raw bytes lie (decision 11). */
export interface PackRange {
  readonly pack: number;
  readonly offset: number;
  readonly length: number;
}
