import { create } from 'zustand';
import type { ConversationId, MessageId } from '#shared/model/ids.ts';

interface Reading {
  readonly conversation: ConversationId | null;
  readonly expanded: ReadonlySet<MessageId>;
  /** The message that `n` and `p` move from. */
  readonly current: MessageId | null;
  /** Grows when the keyboard wants the current message in view. */
  readonly moves: number;
}

/** Which messages of the open conversation are unfolded. */
export const useReading = create<Reading>(() => ({ conversation: null, expanded: new Set(), current: null, moves: 0 }));

export function startReading(
  conversation: ConversationId,
  expanded: Iterable<MessageId>,
  current: MessageId | null,
): void {
  useReading.setState({ conversation, expanded: new Set(expanded), current, moves: 0 });
}

export function toggleMessage(id: MessageId, open?: boolean): void {
  useReading.setState(({ expanded }) => {
    const next = new Set(expanded);
    if (open ?? !next.has(id)) next.add(id);
    else next.delete(id);
    return { expanded: next };
  });
}

export const expandOnly = (ids: Iterable<MessageId>): void => useReading.setState({ expanded: new Set(ids) });

export function moveToMessage(id: MessageId): void {
  useReading.setState(({ expanded, moves }) => ({
    current: id,
    moves: moves + 1,
    expanded: new Set([...expanded, id]),
  }));
}
