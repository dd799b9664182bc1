import type { Visibility } from '#shared/model/account.ts';
import { type Sight, visibilities } from '#shared/rules/visibility.ts';
import { accountOwner, sightOfConversation } from '../../store/sight.ts';
import type { ReadDb } from '../../store/sqlite.ts';
import type { ConversationRecord } from '../../store/tables/conversations.ts';
import { localUser } from '../../store/tables/workspace-users.ts';

const whoSees: Readonly<Record<Visibility, string>> = {
  shared: 'Anyone who can see an item it is linked to sees it there.',
  private: 'Only you see it.',
  team: 'Only the members of this team account see it.',
};
const why: Readonly<Record<Sight['because'], string>> = {
  owner: 'It is in your account.',
  member: 'You are a member of this team account.',
  shared: 'It is shared, and linked to an item that you can see.',
  private: 'It is private.',
  'team-only': 'It is for the members of its team account.',
  'not-linked': 'It is linked to no item that you can see.',
};

/** VIS-1: who may see a conversation, and why, as the side panel and *Why is this here?* tell it. */
export function sharingOf(db: ReadDb, conversation: ConversationRecord) {
  const type = accountOwner(db, conversation.account_id)?.type ?? 'personal';
  const sight = sightOfConversation(db, localUser(db).id, conversation);
  const chosen = conversation.visibility_chosen === 1;
  const origin = chosen ? 'Chosen for this conversation.' : 'The account’s default when it began.';
  return {
    visibility: conversation.visibility,
    chosen,
    choices: [...visibilities[type]],
    text: `${whoSees[conversation.visibility]} ${origin}`,
    sight: why[sight.because],
  };
}
