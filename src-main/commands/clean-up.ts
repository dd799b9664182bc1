import type { CallOutput, CallParsed } from '#shared/contract/contract.ts';
import type { ConversationId } from '#shared/model/ids.ts';
import { cleanUpCandidate, cleanUpCandidates } from '../store/plan-clean-up.ts';
import type { CommandContext } from './command-context.ts';
import { deleteMail } from './delete-mail.ts';

/** Conversations deleted in one transaction: some 20 ms, so that others get their turn. */
const PIECE = 50;

/** How far it is, and what it did so far, told between two pieces. */
export interface Step {
  readonly done: number;
  readonly total: number;
  readonly result: CallOutput<'cleanUp'>;
}

/**
 * INB-3: deletes what stands in Inbox and is from no contact, less the senders to keep and, unless asked, what holds mail sent to a contact.
 * Archive is never looked at. A generator, one piece a step: between two of them it can be ended, and each conversation is looked at once
 * more, because mail may have come meanwhile.
 */
export function* cleanUp(
  context: CommandContext,
  input: CallParsed<'cleanUp'>,
): Generator<Step, CallOutput<'cleanUp'>> {
  const { store } = context;
  const keep = new Set(input.keepSenders.map((address) => address.toLowerCase()));
  const stays = (candidate: { sender: string; sentToContact: boolean }) =>
    keep.has(candidate.sender) || (candidate.sentToContact && !input.sentToContacts);
  const candidates = cleanUpCandidates(store.db, input.account, input.watermark);
  const doomed = candidates.filter((candidate) => !stays(candidate)).map((candidate) => candidate.conversation);
  const result = { conversations: 0, messages: 0, kept: candidates.length - doomed.length, operations: 0 };
  for (let start = 0; start < doomed.length; start += PIECE) {
    const ids = doomed.slice(start, start + PIECE).filter((id) => {
      const now = cleanUpCandidate(store.db, id, input.watermark);
      return now !== null && !stays(now);
    });
    result.kept += Math.min(PIECE, doomed.length - start) - ids.length;
    if (ids.length > 0) {
      const selection = { kind: 'conversations', ids: ids as ConversationId[] } as const;
      const deleted = deleteMail(context, selection, input.atProvider);
      result.conversations += deleted.changed;
      result.messages += deleted.messages;
      result.operations += deleted.operations;
    }
    const done = Math.min(start + PIECE, doomed.length);
    const left = doomed.length - done;
    yield { done, total: doomed.length, result: { ...result, kept: result.kept + left, cancelled: left > 0 } };
  }
  return { ...result, cancelled: false };
}
