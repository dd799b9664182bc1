import { must } from '#shared/lib/assert.ts';
import type { Address } from '#shared/model/conversation.ts';
import type { AccountId } from '#shared/model/ids.ts';
import { normalizeAddress } from '#shared/rules/address.ts';
import type { ReadDb } from '../store/sqlite.ts';
import { accountWriting } from '../store/tables/account-writing.ts';
import { getAccount, listAccounts } from '../store/tables/accounts.ts';

export interface Identity extends Address {
  readonly account: AccountId;
  readonly alias: boolean;
}

/** The account's own address, then its aliases (D23). Throws `not-found`. */
export function identitiesOf(db: ReadDb, account: number): [Identity, ...Identity[]] {
  const { id, email, displayName } = getAccount(db, account);
  const own: Identity = { account: id, name: displayName, address: email, alias: false };
  const aliases = accountWriting(db, id).aliases.filter(
    (alias) => normalizeAddress(alias.address) !== normalizeAddress(email),
  );
  return [own, ...aliases.map((alias): Identity => ({ account: id, ...alias, alias: true }))];
}

export const identities = (db: ReadDb): Identity[] => listAccounts(db).flatMap(({ id }) => identitiesOf(db, id));

/** Whether the account may write from this address. */
export const isIdentity = (db: ReadDb, account: number, address: string): boolean =>
  identitiesOf(db, account).some((identity) => normalizeAddress(identity.address) === normalizeAddress(address));

export const mainIdentity = (db: ReadDb, account: number): Identity => must(identitiesOf(db, account)[0], 'identity');
