import { DealboxError } from '#shared/model/error.ts';
import type { DraftId } from '#shared/model/ids.ts';
import type { RecipientOutcome } from '#shared/model/sending.ts';
import { deleteMessages } from '../store/delete-messages.ts';
import { noteAccepted } from '../store/sent-mail.ts';
import type { Tx } from '../store/store.ts';
import { findDraftOfSending, saveDraftState } from '../store/tables/drafts.ts';
import { findMessage } from '../store/tables/messages.ts';
import { postponeOperation, removeOperation, saveOperationKind } from '../store/tables/operations.ts';
import { findOutgoing, type OutgoingRow, readOutcomes, saveOutgoing } from '../store/tables/outgoing.ts';
import type { CommandContext } from './command-context.ts';
import { type LinksUndo, undoLinks } from './link-conversations.ts';

const none = { code: '', message: '' };

/** CMP-5, D10: undo send, and Edit in the outbox, while no server has it. Throws `not-permitted` where it is too late. */
export function cancelSending({ store, now }: CommandContext, message: number): { draft: DraftId | null } {
  return store.write((tx) => ({ draft: takeBack(tx, message, now()) }));
}

/** The mail becomes the draft again that it was. */
export function takeBack(tx: Tx, message: number, now: number): DraftId | null {
  const row = getOutgoing(tx, message);
  const reached = readOutcomes(row.recipients).some((outcome) => outcome.state === 'accepted');
  if ((row.state !== 'queued' && row.state !== 'refused') || reached) throw tooLate(row, reached);
  return backToDraft(tx, row, now);
}

function tooLate(row: OutgoingRow, reached: boolean): DealboxError {
  if (row.state === 'sending') {
    return new DealboxError('not-permitted', 'It is going out at this moment. Try again if it does not succeed.');
  }
  if (row.state === 'unclear' || row.state === 'handed-over') {
    return new DealboxError('not-permitted', 'It may have gone out: first decide whether it was sent.');
  }
  return new DealboxError(
    'not-permitted',
    reached ? 'Some recipients have it already.' : 'It has been sent: that cannot be taken back.',
  );
}

function backToDraft(tx: Tx, row: OutgoingRow, now: number): DraftId | null {
  if (row.operation_id !== 0) removeOperation(tx, row.operation_id);
  const draft = findDraftOfSending(tx.db, row.message_id);
  const message = findMessage(tx.db, row.message_id);
  // no tombstone: it was nobody's mail yet
  if (message !== undefined) deleteMessages(tx, [message], false, now);
  // the items that it was written from; where it was the whole conversation they went with it
  undoLinks(tx, { before: JSON.parse(row.links_before) as LinksUndo['before'] }, now);
  tx.touch('outbox', row.message_id);
  if (draft === undefined) return null;
  saveDraftState(tx, draft.id, { sending_id: 0 });
  return draft.id;
}

/** CMP-5: another time for what waits; 0 for now. Throws `not-permitted` where it is on its way. */
export function rescheduleSending({ store, now }: CommandContext, message: number, at: number): void {
  store.write((tx) => {
    const row = getOutgoing(tx, message);
    if (row.state !== 'queued') throw tooLate(row, false);
    if (row.operation_id !== 0) postponeOperation(tx, row.operation_id, 'pending', none, 0);
    saveOutgoing(tx, message, { send_at: at === 0 ? now() : at });
  });
}

/** CMP-6: a person says what became of a mail of which Dealbox cannot know it. Throws `not-permitted` where there is no such question. */
export function resolveSending(
  { store, now }: CommandContext,
  message: number,
  decision: 'was-sent' | 'send-again' | 'edit',
): { draft: DraftId | null } {
  return store.write((tx) => {
    const row = getOutgoing(tx, message);
    if (row.state !== 'unclear') throw new DealboxError('not-permitted', 'There is nothing to decide about this mail.');
    switch (decision) {
      case 'was-sent': {
        const outcomes = readOutcomes(row.recipients).map(
          (outcome): RecipientOutcome => (outcome.state === 'waiting' ? { ...outcome, state: 'accepted' } : outcome),
        );
        noteAccepted(tx, row, { at: now(), text: 'You decided that it was sent.', outcomes });
        return { draft: null };
      }
      case 'send-again':
        requeue(tx, row);
        saveOutgoing(tx, message, { send_at: now() });
        return { draft: findDraftOfSending(tx.db, message)?.id ?? null };
      case 'edit':
        return { draft: backToDraft(tx, row, now()) };
    }
  });
}

/** Into the queue again: refused recipients too, for a person asked for it. */
export function requeue(tx: Tx, row: OutgoingRow): void {
  const outcomes = readOutcomes(row.recipients).map(
    (outcome): RecipientOutcome =>
      outcome.state === 'accepted' ? outcome : { ...outcome, state: 'waiting', text: '' },
  );
  saveOperationKind(tx, row.operation_id, 'send');
  postponeOperation(tx, row.operation_id, 'pending', none, 0);
  saveOutgoing(tx, row.message_id, { state: 'queued', recipients: JSON.stringify(outcomes), looks: 0 });
}

/** Throws `not-found`. */
function getOutgoing(tx: Tx, message: number): OutgoingRow {
  const row = findOutgoing(tx.db, message);
  if (row === undefined) throw new DealboxError('not-found', 'This mail is no longer in the outbox.');
  return row;
}
