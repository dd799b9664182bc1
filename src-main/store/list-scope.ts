import type { MailView } from '#shared/model/conversation.ts';
import type { ListScope, MailFilter } from '#shared/model/selection.ts';

/** A list as SQL: its rows, in its order, each found by an index (never by looking at every conversation). */
export interface ScopeSql {
  /** `conversation AS c INDEXED BY …` */
  readonly from: string;
  readonly where: string;
  readonly params: readonly (number | string)[];
  /** The column that orders the list, newest first; the id settles ties. */
  readonly order: 'c.date' | 'c.sent_date';
}

const inView: Readonly<Record<MailView, string>> = {
  inbox: 'c.in_inbox = 1',
  archive: 'c.in_archive = 1',
  sent: 'c.in_sent = 1',
};

const filterTerms: Readonly<Record<MailFilter, string>> = {
  unread: 'c.unread > 0',
  starred: 'c.starred = 1',
  attachment: 'c.attachments = 1',
};

const inLabel = `EXISTS (
  SELECT 1 FROM message m JOIN location l ON l.message_id = m.id JOIN folder f ON f.id = l.folder_id
  WHERE m.conversation_id = c.id AND f.path = ?)`;

/** The rarest first: its index is walked. Sent has another order, so only its own index serves it. */
const filterIndex: readonly [MailFilter, string][] = [
  ['starred', 'conversation_starred'],
  ['unread', 'conversation_unread'],
  ['attachment', 'conversation_attachments'],
];

export function scopeSql(scope: ListScope): ScopeSql {
  const byAccount = scope.account !== undefined;
  const narrowing = scope.view === 'sent' ? undefined : filterIndex.find(([filter]) => scope.filters.includes(filter));
  const index = narrowing?.[1] ?? `conversation_${scope.view}${byAccount ? '_account' : ''}`;
  const terms = [inView[scope.view], ...new Set(scope.filters.map((filter) => filterTerms[filter]))];
  const params: (number | string)[] = [];
  if (scope.account !== undefined) {
    terms.push('c.account_id = ?');
    params.push(scope.account);
  }
  if (scope.label !== undefined) {
    terms.push(inLabel);
    params.push(scope.label);
  }
  return {
    from: `conversation AS c INDEXED BY ${index}`,
    where: terms.join(' AND '),
    params,
    order: scope.view === 'sent' ? 'c.sent_date' : 'c.date',
  };
}
