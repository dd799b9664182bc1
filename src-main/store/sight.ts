import type { AccountType, Visibility } from '#shared/model/account.ts';
import { type Sight, sightOf } from '#shared/rules/visibility.ts';
import { type ReadDb, statement } from './sqlite.ts';

const owner = statement<{ type: AccountType; owner_id: number; email: string }, [number]>(
  'SELECT type, owner_id, email FROM account WHERE id = ?',
);

/** Whose account it is. In the local workspace a team account's members are the one user who set it up (WSP-1). */
export const accountOwner = (db: ReadDb, account: number) => owner(db).get(account);

/** VIS-1: where a user meets a conversation that is linked to something this user can see. */
export function sightOfConversation(
  db: ReadDb,
  user: number,
  conversation: { readonly account_id: number; readonly visibility: Visibility },
): Sight {
  const account = accountOwner(db, conversation.account_id);
  if (account === undefined) return { where: 'nowhere', because: 'private' };
  const { type, owner_id } = account;
  return sightOf(user, { type, owner: owner_id, members: [], visibility: conversation.visibility }, true);
}
