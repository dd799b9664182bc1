import type { Address } from '#shared/model/conversation.ts';
import type { MailHeader } from '#shared/model/mail.ts';

/** The address fields of a message as they are kept in one column: pairs, because there are millions of them. */
export interface Recipients {
  readonly to: Address[];
  readonly cc: Address[];
  readonly bcc: Address[];
  readonly replyTo: Address[];
}

type Pair = [name: string, address: string];

export function writeRecipients(header: Pick<MailHeader, 'to' | 'cc' | 'bcc' | 'replyTo'>): string {
  const pairs = (list: readonly Address[]): Pair[] | undefined =>
    list.length === 0 ? undefined : list.map((person): Pair => [person.name, person.address]);
  return JSON.stringify({
    to: pairs(header.to),
    cc: pairs(header.cc),
    bcc: pairs(header.bcc),
    replyTo: pairs(header.replyTo),
  });
}

export function readRecipients(json: string): Recipients {
  const kept = JSON.parse(json) as Partial<Record<keyof Recipients, Pair[]>>;
  const people = (pairs: Pair[] | undefined): Address[] => (pairs ?? []).map(([name, address]) => ({ name, address }));
  return { to: people(kept.to), cc: people(kept.cc), bcc: people(kept.bcc), replyTo: people(kept.replyTo) };
}
