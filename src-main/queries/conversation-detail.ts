import type { ConversationDetail, MessageView } from '#shared/model/conversation.ts';
import type { AccountId, LabelId } from '#shared/model/ids.ts';
import { type ReadDb, statement } from '../store/sqlite.ts';
import { listActivity } from '../store/tables/activity.ts';
import { findContent } from '../store/tables/contents.ts';
import { findConversation } from '../store/tables/conversations.ts';
import { labelsOfConversation } from '../store/tables/labels.ts';
import { type MessageRow, messagesOfConversation } from '../store/tables/messages.ts';
import { readRecipients } from '../store/tables/recipients.ts';
import { toAttachment } from './attachment.ts';
import { sendingOf } from './sending.ts';

/** A conversation with its messages, oldest first, and what happened to it. Null where it no longer exists. */
export function conversationDetail(db: ReadDb, id: number): ConversationDetail | null {
  const conversation = findConversation(db, id);
  if (conversation === undefined) return null;
  const messages = messagesOfConversation(db, conversation.id).filter((message) => message.hidden === 0);
  return {
    id: conversation.id,
    account: conversation.account_id as AccountId,
    subject: conversation.subject,
    standing: conversation.in_inbox === 1 ? 'inbox' : conversation.in_archive === 1 ? 'archive' : 'none',
    messages: messages.map((message) => toMessageView(db, message)),
    activity: listActivity(db, conversation.id),
    labels: labelsOfConversation(db, conversation.id).map((label) => label.id as LabelId),
  };
}

const locations = statement<{ path: string; uid: number }, [number]>(
  'SELECT f.path, l.uid FROM location l JOIN folder f ON f.id = l.folder_id WHERE l.message_id = ? ORDER BY f.path, l.uid',
);

function toMessageView(db: ReadDb, message: MessageRow): MessageView {
  const content = findContent(db, message.id);
  const parts = content?.parts ?? [];
  return {
    id: message.id,
    messageId: message.message_id,
    from: { name: message.from_name, address: message.from_address },
    ...readRecipients(message.recipients),
    date: message.date,
    subject: message.subject,
    snippet: message.snippet,
    text: content?.text ?? '',
    html: parts.some((part) => part.kind === 'html'),
    loading: message.body_state === 0,
    damaged: message.body_state === 2 || (message.body_state === 1 && content === null),
    attachments: parts.map(toAttachment).filter((attachment) => attachment !== null),
    outgoing: message.outgoing === 1,
    unread: message.seen === 0,
    starred: message.starred === 1,
    answered: message.answered === 1,
    archived: message.archived === 1,
    locations: locations(db)
      .all(message.id)
      .map((row) => ({ folder: row.path, uid: row.uid })),
    sending: message.outgoing === 1 ? sendingOf(db, message.id) : null,
  };
}
