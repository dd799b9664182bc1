import { useEffect } from 'react';
import type { ConversationDetail } from '#shared/model/conversation.ts';
import { markReadQuietly } from '../../actions/triage.ts';
import { usePreferences } from '../../state/preferences.ts';

const delays = { 'at-once': 0, 'after-2s': 2000, never: null } as const;

/** Marks the open conversation as read, when the person wants it (INB-10). What is marked unread while it is open stays unread. */
export function useMarkRead(conversation: ConversationDetail | null): void {
  const preference = usePreferences((preferences) => preferences.markRead);
  const id = conversation?.id ?? null;
  const loaded = conversation !== null;
  const unread = conversation?.messages.some((message) => message.unread) ?? false;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each opening; a later change of `unread` is the person's own
  useEffect(() => {
    const delay = delays[preference];
    if (id === null || !unread || delay === null) return undefined;
    const timer = setTimeout(() => void markReadQuietly({ kind: 'conversations', ids: [id] }), delay);
    return () => clearTimeout(timer);
  }, [id, loaded, preference]);
}
