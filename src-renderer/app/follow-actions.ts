import type { ConversationId } from '#shared/model/ids.ts';
import { writeTo } from '../actions/compose.ts';
import { openConversation } from '../actions/go.ts';
import { actionById, runAction } from '../actions/registry.ts';
import { shell } from '../bridge/bridge.ts';

/** Does what the system's menu, a notification or the demo asks for: an action of the registry, or a conversation by its id. */
export function followActions(): () => void {
  return shell().onAction((id) => {
    const conversation = /^open\.conversation:(\d+)$/.exec(id)?.[1];
    if (conversation !== undefined) openConversation(Number(conversation) as ConversationId);
    if (id.startsWith('mailto:')) void writeTo(id);
    const action = actionById(id);
    if (action !== undefined) runAction(action);
  });
}
