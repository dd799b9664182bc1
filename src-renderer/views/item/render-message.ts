import type { ReactNode } from 'react';
import type { ConversationId, MessageId } from '#shared/model/ids.ts';

/** How a message is read in place; the window hands it down, for a view knows no other view. */
export type RenderMessage = (conversation: ConversationId, message: MessageId) => ReactNode;
