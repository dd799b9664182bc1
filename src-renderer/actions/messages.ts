import type { ConversationDetail, MessageView } from '#shared/model/conversation.ts';
import { queryClient } from '../queries/query-client.ts';
import { contractQuery } from '../queries/use-contract-query.ts';
import { showDialog } from '../state/dialogs.ts';
import { useNavigation } from '../state/navigation.ts';
import { expandOnly, moveToMessage, useReading } from '../state/reading.ts';

function openMessages(): readonly MessageView[] {
  const { open } = useNavigation.getState();
  if (open === null) return [];
  const key = contractQuery('conversation', { id: open }).queryKey;
  return queryClient.getQueryData<ConversationDetail | null>(key)?.messages ?? [];
}

/** The next or previous message of the open conversation, unfolded and in view (`n`, `p`). */
export function moveMessage(step: 1 | -1): void {
  const messages = openMessages();
  const { current } = useReading.getState();
  const at = messages.findIndex((message) => message.id === current);
  const target = messages[at === -1 ? (step === 1 ? 0 : messages.length - 1) : at + step];
  if (target !== undefined) moveToMessage(target.id);
}

export const expandAll = (): void => expandOnly(openMessages().map((message) => message.id));

export const collapseAll = (): void => expandOnly([]);

/** INB-9: why the message that is being read is here, linked as it is, and seen by whom (`w`). */
export function askWhy(): void {
  const { current } = useReading.getState();
  const message = current ?? openMessages().at(-1)?.id;
  if (message !== undefined) showDialog({ kind: 'why', message });
}
