import type { Visibility } from '#shared/model/account.ts';
import type { ConversationRow, Participant } from '#shared/model/conversation.ts';
import type { AccountId, ConversationId, ItemId, LabelId } from '#shared/model/ids.ts';
import type { ItemKind } from '#shared/model/item.ts';
import type { ParticipantEntry } from '../store/tables/conversations.ts';

export interface ConversationColumns {
  id: number;
  account_id: number;
  subject: string;
  snippet: string;
  participants: string;
  date: number;
  sent_date: number;
  messages: number;
  unread: number;
  starred: number;
  attachments: number;
  in_inbox: number;
  in_archive: number;
  pending: number;
  label_ids: string;
  work: string;
  visibility: string;
  muted: number;
  snoozed_until: number;
  remind_at: number;
}

/** The columns of a row; `c` is the conversation. */
export const conversationColumns = `c.id, c.account_id, c.subject, c.snippet, c.participants, c.date, c.sent_date, c.messages, c.unread,
  c.starred, c.attachments, c.in_inbox, c.in_archive,
  EXISTS (SELECT 1 FROM operation o WHERE o.conversation_id = c.id AND o.state <> 'done' AND o.conversation_id <> 0) AS pending,
  c.visibility,
  (SELECT json_group_array(k.label_id) FROM conversation_label k WHERE k.conversation_id = c.id) AS label_ids,
  (SELECT json_group_array(json_array(i.kind, i.id, i.name) ORDER BY i.status <> 'open', i.kind, i.id)
    FROM link l JOIN item i ON i.id = l.item_id
    WHERE l.conversation_id = c.id AND l.linked = 1 AND i.kind IN ('deal', 'lead', 'project')) AS work,
  c.muted, coalesce((SELECT s.until FROM snooze s WHERE s.conversation_id = c.id), 0) AS snoozed_until,
  coalesce((SELECT r.due_at FROM reminder r WHERE r.conversation_id = c.id), 0) AS remind_at`;

export function toConversationRow(row: ConversationColumns, date = row.date): ConversationRow {
  return {
    id: row.id as ConversationId,
    account: row.account_id as AccountId,
    subject: row.subject,
    participants: readParticipants(row.participants),
    snippet: row.snippet,
    date,
    messages: row.messages,
    unread: row.unread,
    starred: row.starred === 1,
    attachments: row.attachments === 1,
    standing: row.in_inbox === 1 ? 'inbox' : row.in_archive === 1 ? 'archive' : 'none',
    pending: row.pending === 1,
    labelIds: JSON.parse(row.label_ids) as LabelId[],
    work: (JSON.parse(row.work) as [ItemKind, ItemId, string][])
      .slice(0, 4)
      .map(([kind, id, name]) => ({ kind, id, name })),
    visibility: row.visibility as Visibility,
    muted: row.muted === 1,
    snoozedUntil: row.snoozed_until,
    remindAt: row.remind_at,
  };
}

function readParticipants(json: string): Participant[] {
  return (JSON.parse(json) as ParticipantEntry[]).map(([name, address, me]) => ({ name, address, me: me === 1 }));
}
