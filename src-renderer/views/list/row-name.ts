import { fullTime } from '../../ui/format/dates.ts';
import { count } from '../../ui/format/numbers.ts';
import { peopleLine } from '../../ui/format/people.ts';
import type { RowProps } from './row-props.ts';

/** A row as one sentence for a screen reader: "Unread, Anna Berg, Re: quote, 12 March, with attachments, 3 of 148" (C0.10). */
export function rowName({ row, position, total, account, inArchive, labels, shared, t }: RowProps): string {
  const parts = [
    row.unread > 0 && t('row.unread'),
    peopleLine(row.participants, t('common.me'), t('common.nobody')),
    row.subject || t('common.noSubject'),
    fullTime(row.date),
    row.messages > 1 && t('row.messages', { count: row.messages }),
    row.starred && t('row.starred'),
    row.attachments && t('row.attachments'),
    row.standing === 'archive' && !inArchive && t('row.archived'),
    row.muted && t('snooze.isMuted'),
    row.snoozedUntil > 0 && t('snooze.until', { time: fullTime(row.snoozedUntil) }),
    row.remindAt > 0 && t('snooze.remindsAt', { time: fullTime(row.remindAt) }),
    row.pending && t('row.pending'),
    row.work.length > 0 && t('row.linkedTo', { names: row.work.map((item) => item.name).join(', ') }),
    ...row.labelIds.map((id) => labels.get(id)?.name),
    row.visibility === 'private' && shared && t('visibility.private'),
    account !== '' && t('row.in', { account }),
    t('row.position', { position: count(position + 1), total: count(total) }),
  ];
  return parts.filter((part) => typeof part === 'string').join(', ');
}
