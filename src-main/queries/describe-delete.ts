import type { CallOutput, CallParsed } from '#shared/contract/contract.ts';
import { planDeletion } from '../store/plan-deletion.ts';
import type { ReadDb } from '../store/sqlite.ts';
import { accountStatus } from '../store/tables/account-status.ts';
import { getAccount } from '../store/tables/accounts.ts';
import { findConversation } from '../store/tables/conversations.ts';

/** What the confirmation of a deletion says (DEL-1, C0.4): the plan that the command would carry out. */
export function describeDelete(db: ReadDb, { selection }: CallParsed<'describeDelete'>): CallOutput<'describeDelete'> {
  const plan = planDeletion(db, selection);
  const [only] = plan.conversations;
  return {
    conversations: plan.conversations.size,
    messages: plan.byAccount.reduce((sum, part) => sum + part.messages.length, 0),
    subject: plan.conversations.size === 1 && only !== undefined ? (findConversation(db, only)?.subject ?? '') : '',
    accounts: plan.byAccount.map(({ account, messages, moveToTrash }) => ({
      id: account.id,
      email: account.email,
      type: account.type,
      messages: messages.length,
      toTrash: moveToTrash ? messages.length : 0,
      deleteExternally: account.deleteExternally,
      online: !['off', 'offline', 'error'].includes(accountStatus(db, account.id).phase),
    })),
    alsoIn: [...plan.alsoIn].map(([id, messages]) => ({ email: getAccount(db, id).email, messages })),
  };
}
