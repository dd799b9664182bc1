import type { FolderRole } from '../model/folder.ts';

/** How a message came: a sync of mail that was there before must not act like new mail. */
export type Arrival = 'new' | 'old';

export interface Placement {
  /** ARC-2: whether the message itself stands in Archive. */
  readonly archived: boolean;
  /** It counts for Inbox at all: it came by the inbox or a label, not only as a sent copy. */
  readonly inboxMember: boolean;
  /** ARC-4: new incoming mail brings its archived conversation back, whole. */
  readonly revives: boolean;
}

/**
 * Where a message new to Dealbox stands, by the folder it was found in and the conversation it joins (ARC-1…4, A21-5). Mail filed in
 * the provider's archive is not put into anyone's Inbox; mail in a label that the person chose to sync is.
 */
export function placeMessage(message: {
  readonly role: FolderRole;
  readonly outgoing: boolean;
  readonly arrival: Arrival;
  /** Where its conversation stands now; `none` for a new one. */
  readonly conversation: 'inbox' | 'archive' | 'none';
}): Placement {
  const filedAway = message.role === 'archive' || message.role === 'all';
  const inboxMember = message.role !== 'sent' && message.role !== 'drafts';
  if (message.conversation === 'archive') {
    const revives = message.arrival === 'new' && inboxMember && !filedAway && !message.outgoing;
    return { archived: !revives, inboxMember, revives };
  }
  return { archived: filedAway, inboxMember, revives: false };
}
