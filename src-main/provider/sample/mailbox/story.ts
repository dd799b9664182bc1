import type { MessageFile } from './build-message.ts';
import type { Person } from './people.ts';

/** The folders of the sample mailbox; the usual ones carry their special use at the provider. */
export type SampleFolder = 'INBOX' | 'Sent' | 'Archive' | 'Drafts' | 'Junk' | 'Trash' | 'Clients/Nordwind' | 'Partners';

/** One mail of a story, as its author wrote it; everything around it is added when it is rendered. */
export interface StoryMail {
  readonly from: Person;
  /** `-6 09:12`: six days before today, at that time in UTC. */
  readonly at: string;
  /** Paragraphs parted by empty lines; `- ` makes a list, `| a | b |` a table, `{day+2}` and the like become dates. */
  readonly text: string;
  /** Default: from Ola to whom the mail answers, else to Ola. */
  readonly to?: readonly Person[];
  readonly cc?: readonly Person[];
  /** Default: the story's, with the prefix of a reply from the second mail on. */
  readonly subject?: string;
  /** Index of the mail that this one answers. Default: the one before. */
  readonly answers?: number;
  readonly files?: readonly MessageFile[];
  readonly invitation?: Meeting;
  readonly starred?: true;
  /** Default: read, unless it came in the last day and Ola has not answered since. */
  readonly unread?: boolean;
  readonly folder?: SampleFolder;
  /** Left out: signature and quoted mail, as from a telephone in a hurry. */
  readonly bare?: true;
}

export interface Meeting {
  readonly title: string;
  readonly place: string;
  /** Days after the mail, and the time in UTC: `+3 13:00`. */
  readonly start: string;
  readonly minutes: number;
}

/** A conversation. Its id is part of the Message-IDs and never shown. */
export interface Story {
  readonly id: string;
  readonly subject: string;
  /** Where received mail lies. Default: INBOX, or Archive once nothing has happened for two months. */
  readonly folder?: SampleFolder;
  readonly mails: readonly StoryMail[];
}

/** A mail of its own, whole as it came: a newsletter, a notification, an invoice. */
export interface SingleMail {
  readonly id: string;
  readonly from: Person;
  readonly to?: readonly Person[];
  readonly at: string;
  readonly subject: string;
  readonly text: string;
  /** Where it differs from the text. */
  readonly html?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly files?: readonly MessageFile[];
  readonly unread?: boolean;
  readonly starred?: true;
  readonly folder?: SampleFolder;
}

/** Writing aid for the stories: one mail by its author, time and text. */
export function mail(
  from: Person,
  at: string,
  text: string,
  more: Omit<StoryMail, 'from' | 'at' | 'text'> = {},
): StoryMail {
  return { from, at, text: text.trim(), ...more };
}
