import type { Account } from '#shared/model/account.ts';
import type { AccountId } from '#shared/model/ids.ts';

/** The accounts' addresses as short as they can be told apart by: "sales@", or in full where two begin alike. */
export function shortAddresses(accounts: readonly Pick<Account, 'id' | 'email'>[]): ReadonlyMap<AccountId, string> {
  const start = (email: string): string => email.slice(0, email.indexOf('@') + 1);
  const starts = accounts.map((account) => start(account.email));
  return new Map(
    accounts.map(({ id, email }) => {
      const alone = starts.filter((other) => other === start(email)).length === 1;
      return [id, alone ? start(email) : email];
    }),
  );
}
