import type { Selection } from '#shared/model/selection.ts';
import { selectedMessages } from './resolve-selection.ts';
import type { ReadDb } from './sqlite.ts';
import { getAccount, type StoredAccount } from './tables/accounts.ts';
import { accountsWithCopy, type MessageRow } from './tables/messages.ts';

export interface AccountDeletion {
  readonly account: StoredAccount;
  readonly messages: readonly MessageRow[];
  /** DEL-3: the setting in force now; what is queued keeps it (M18). */
  readonly moveToTrash: boolean;
}

/** What deleting a selection will do. The confirmation tells it and the command carries it out: one function, one truth (C0.4). */
export interface DeletionPlan {
  readonly conversations: ReadonlySet<number>;
  readonly byAccount: readonly AccountDeletion[];
  /** DEL-9: copies in other accounts, which stay. Messages by account id. */
  readonly alsoIn: ReadonlyMap<number, number>;
}

/** `atProvider`: asked for this once, in place of the account's setting (INB-3). */
export function planDeletion(db: ReadDb, selection: Selection, atProvider?: boolean): DeletionPlan {
  const messages = selectedMessages(db, selection);
  const groups = Map.groupBy(messages, (message) => message.account_id);
  const alsoIn = new Map<number, number>();
  if (groups.size > 0) {
    for (const message of messages) {
      for (const other of accountsWithCopy(db, message))
        if (!groups.has(other)) alsoIn.set(other, (alsoIn.get(other) ?? 0) + 1);
    }
  }
  return {
    conversations: new Set(messages.map((message) => message.conversation_id)),
    byAccount: [...groups].map(([id, list]) => {
      const account = getAccount(db, id);
      return { account, messages: list, moveToTrash: atProvider ?? account.deleteExternally };
    }),
    alsoIn,
  };
}
