import type { CallOutput, CallParsed } from '#shared/contract/contract.ts';
import type { AccountId, ConversationId } from '#shared/model/ids.ts';
import type { OutboxRow } from '#shared/model/outbox.ts';
import type { ReadDb } from '../store/sqlite.ts';
import { accountWriting } from '../store/tables/account-writing.ts';
import { listAccounts } from '../store/tables/accounts.ts';
import { findDraftOfSending } from '../store/tables/drafts.ts';
import { findMessage } from '../store/tables/messages.ts';
import { type OutgoingRow, waitingOutgoing } from '../store/tables/outgoing.ts';
import { readRecipients } from '../store/tables/recipients.ts';
import { toSending } from './sending.ts';

/** What no server has taken yet, in the order in which it goes out, and what keeps a whole account from sending (CMP-5). */
export function listOutbox(db: ReadDb, { account }: CallParsed<'outbox'>): CallOutput<'outbox'> {
  const accounts = listAccounts(db).filter(({ id }) => account === undefined || id === account);
  const rows = accounts.flatMap(({ id }) => waitingOutgoing(db, id));
  return {
    rows: rows
      .sort((a, b) => a.send_at - b.send_at || a.message_id - b.message_id)
      .flatMap((row) => toOutboxRow(db, row)),
    troubles: accounts.flatMap(({ id }) => {
      const { errorCode: code, errorMessage: message, nextTryAt } = accountWriting(db, id);
      return code === '' ? [] : [{ account: id, code, message, nextTryAt }];
    }),
  };
}

function toOutboxRow(db: ReadDb, row: OutgoingRow): OutboxRow[] {
  const message = findMessage(db, row.message_id);
  if (message === undefined) return [];
  return [
    {
      account: row.account_id as AccountId,
      conversation: message.conversation_id as ConversationId,
      draft: findDraftOfSending(db, row.message_id)?.id ?? null,
      subject: message.subject,
      to: readRecipients(message.recipients).to,
      snippet: message.snippet,
      attachments: message.attachments === 1,
      sending: toSending(db, row),
    },
  ];
}
