import { describe, expect, it } from 'vitest';
import type { FolderRole } from '../model/folder.ts';
import { type Arrival, placeMessage } from './placement.ts';

interface Row {
  role: FolderRole;
  outgoing?: boolean;
  arrival: Arrival;
  conversation: 'inbox' | 'archive' | 'none';
  archived: boolean;
  inboxMember: boolean;
  revives: boolean;
}

const rows: readonly Row[] = [
  // a conversation of its own
  { role: 'inbox', arrival: 'new', conversation: 'none', archived: false, inboxMember: true, revives: false },
  { role: 'inbox', arrival: 'old', conversation: 'none', archived: false, inboxMember: true, revives: false },
  { role: 'other', arrival: 'new', conversation: 'none', archived: false, inboxMember: true, revives: false },
  { role: 'archive', arrival: 'new', conversation: 'none', archived: true, inboxMember: true, revives: false },
  { role: 'all', arrival: 'old', conversation: 'none', archived: true, inboxMember: true, revives: false },
  { role: 'sent', arrival: 'new', conversation: 'none', archived: false, inboxMember: false, revives: false },
  { role: 'drafts', arrival: 'new', conversation: 'none', archived: false, inboxMember: false, revives: false },
  // joins a conversation in Inbox
  { role: 'inbox', arrival: 'new', conversation: 'inbox', archived: false, inboxMember: true, revives: false },
  { role: 'archive', arrival: 'old', conversation: 'inbox', archived: true, inboxMember: true, revives: false },
  { role: 'sent', arrival: 'new', conversation: 'inbox', archived: false, inboxMember: false, revives: false },
  // joins an archived conversation: only new incoming mail brings it back
  { role: 'inbox', arrival: 'new', conversation: 'archive', archived: false, inboxMember: true, revives: true },
  { role: 'other', arrival: 'new', conversation: 'archive', archived: false, inboxMember: true, revives: true },
  { role: 'inbox', arrival: 'old', conversation: 'archive', archived: true, inboxMember: true, revives: false },
  { role: 'archive', arrival: 'new', conversation: 'archive', archived: true, inboxMember: true, revives: false },
  { role: 'all', arrival: 'new', conversation: 'archive', archived: true, inboxMember: true, revives: false },
  { role: 'sent', arrival: 'new', conversation: 'archive', archived: true, inboxMember: false, revives: false },
  // our own copy in the inbox (we were in Cc) is no answer
  {
    role: 'inbox',
    outgoing: true,
    arrival: 'new',
    conversation: 'archive',
    archived: true,
    inboxMember: true,
    revives: false,
  },
];

describe('placeMessage', () => {
  it.each(rows)(
    'ARC-1…4: $arrival mail in $role, conversation $conversation (outgoing $outgoing)',
    ({ role, outgoing = false, arrival, conversation, ...expected }) => {
      expect(placeMessage({ role, outgoing, arrival, conversation })).toEqual(expected);
    },
  );

  it('ARC-4: whatever revives a conversation does not stand in Archive itself', () => {
    const roles: FolderRole[] = ['inbox', 'sent', 'archive', 'trash', 'drafts', 'junk', 'all', 'other'];
    for (const role of roles)
      for (const outgoing of [true, false])
        for (const arrival of ['new', 'old'] as const)
          for (const conversation of ['inbox', 'archive', 'none'] as const) {
            const place = placeMessage({ role, outgoing, arrival, conversation });
            if (place.revives) expect(place).toMatchObject({ archived: false, inboxMember: true });
            if (arrival === 'old' || outgoing) expect(place.revives).toBe(false);
          }
  });
});
