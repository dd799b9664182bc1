import type { RecipientOutcome } from '#shared/model/sending.ts';
import { OperationQueue } from './queue-operations.ts';
import type { Tx } from './store.ts';
import { addActivity } from './tables/activity.ts';
import { refreshConversation } from './tables/conversations.ts';
import { findDraftOfSending, removeDraft } from './tables/drafts.ts';
import { findMessage, type MessageRow, saveFlags } from './tables/messages.ts';
import { findOperation, finishOperation, insertOperation } from './tables/operations.ts';
import { findOutgoing, type OutgoingRow, readOutcomes, saveOutgoing, saveUnsent } from './tables/outgoing.ts';
import { putReminder } from './tables/snoozes.ts';

/**
 * A server has taken a mail of the outbox: from now on it is sent mail like any other, its draft goes, and what is left to do is its copy in
 * Sent (SYN-6). Also where that is only known by a copy that was found, or by a person (CMP-6).
 */
export function noteAccepted(
  tx: Tx,
  row: OutgoingRow,
  taken: { readonly at: number; readonly text: string; readonly outcomes: readonly RecipientOutcome[] },
): void {
  const message = findMessage(tx.db, row.message_id);
  if (message === undefined) return;
  endOperation(tx, row, taken.at);
  saveUnsent(tx, message.id, false);
  const draft = findDraftOfSending(tx.db, message.id);
  if (draft !== undefined) removeDraft(tx, draft.id);
  const operation = insertOperation(
    tx,
    {
      account: row.account_id,
      kind: 'file-sent',
      message: message.id,
      conversation: message.conversation_id,
      payload: {
        messageId: message.message_id,
        identity: message.identity.toString('hex'),
        size: message.size,
        at: [],
      },
    },
    taken.at,
  );
  saveOutgoing(tx, message.id, {
    state: 'accepted',
    accepted_at: taken.at,
    server_text: taken.text,
    recipients: JSON.stringify(taken.outcomes),
    operation_id: operation,
    looks: 0,
  });
  addActivity(tx, message.conversation_id, {
    at: taken.at,
    kind: 'sent',
    where: 'provider',
    text: sentText(taken.outcomes),
  });
  noteAnswered(tx, row, message, taken.at);
  refreshConversation(tx, message.conversation_id);
}

function sentText(outcomes: readonly RecipientOutcome[]): string {
  const refused = outcomes.filter((outcome) => outcome.state === 'refused').map((outcome) => outcome.address);
  return refused.length === 0
    ? 'Sent: the server has taken it for everyone.'
    : `Sent, but not to ${refused.join(', ')}: the server refused that.`;
}

/** The mail that it answers shows so, here at once and at the provider by an operation, and "if no reply by" begins. */
function noteAnswered(tx: Tx, row: OutgoingRow, message: MessageRow, now: number): void {
  const answered = row.answers_id === 0 ? undefined : findMessage(tx.db, row.answers_id);
  if (answered !== undefined) {
    saveFlags(tx, answered.id, { ...answered, answered: 1 });
    new OperationQueue(tx, now).mark(answered, 'answered', true);
    if (answered.conversation_id !== message.conversation_id) refreshConversation(tx, answered.conversation_id);
  }
  if (row.remind_at > 0) putReminder(tx, message.conversation_id, row.remind_at, now);
}

/** Its one copy is in the provider's Sent. Proof also that it went out, where that was not known. Idempotent. */
export function noteFiled(tx: Tx, id: number, now: number): void {
  const row = findOutgoing(tx.db, id);
  if (row === undefined || row.state === 'filed') return;
  if (row.state !== 'accepted') {
    const outcomes = readOutcomes(row.recipients).map(
      (outcome): RecipientOutcome => (outcome.state === 'refused' ? outcome : { ...outcome, state: 'accepted' }),
    );
    noteAccepted(tx, row, { at: now, text: '', outcomes });
  }
  const accepted = findOutgoing(tx.db, id);
  if (accepted !== undefined) endOperation(tx, accepted, now);
  saveOutgoing(tx, id, { state: 'filed', filed_at: now, operation_id: 0, appending: 0 });
  const message = findMessage(tx.db, id);
  if (message !== undefined) tx.touch('conversation', message.conversation_id);
}

function endOperation(tx: Tx, row: OutgoingRow, now: number): void {
  const operation = row.operation_id === 0 ? undefined : findOperation(tx.db, row.operation_id);
  if (operation !== undefined && operation.state !== 'done') finishOperation(tx, operation, now);
}
