import type { CallParsed } from '#shared/contract/contract.ts';
import { DealboxError } from '#shared/model/error.ts';
import { isSendable } from '#shared/rules/sending-checks.ts';
import { saveAccountWriting } from '../store/tables/account-writing.ts';
import { getAccount } from '../store/tables/accounts.ts';
import type { CommandContext } from './command-context.ts';

/** How an account writes and sends; what is not given stays. Throws `not-found`, `invalid-input`. */
export function setWritingSettings(
  { store }: CommandContext,
  account: number,
  change: Omit<CallParsed<'setWritingSettings'>, 'account'>,
): void {
  const wrong = change.aliases?.find((alias) => !isSendable(alias.address));
  if (wrong !== undefined) throw new DealboxError('invalid-input', `"${wrong.address}" is no e-mail address.`);
  store.write((tx) => {
    getAccount(tx.db, account);
    saveAccountWriting(tx, account, {
      ...(change.aliases === undefined ? {} : { aliases: change.aliases }),
      ...(change.signatureNew === undefined ? {} : { signatureNew: change.signatureNew ?? 0 }),
      ...(change.signatureReply === undefined ? {} : { signatureReply: change.signatureReply ?? 0 }),
      ...(change.sentCopy === undefined ? {} : { sentCopy: change.sentCopy }),
      ...(change.ownLimit === undefined ? {} : { sizeOwn: change.ownLimit }),
      ...(change.whenLate === undefined ? {} : { whenLate: change.whenLate }),
    });
  });
}
