import type { CallInput, CallOutput } from '#shared/contract/contract.ts';
import type { ErrorCode } from '#shared/model/error.ts';
import type { AccountId } from '#shared/model/ids.ts';
import { CallError, call, shell } from '../bridge/bridge.ts';
import { texts } from '../i18n/i18n.ts';
import { closeDialog } from '../state/dialogs.ts';
import { showToast } from '../state/toasts.ts';
import { copyText } from './outside.ts';

/** ACC-2: where an address's mail is. Throws CallError. */
export const findSettings = (email: string): Promise<CallOutput<'findSettings'>> => call('findSettings', { email });

/** Begins a sign-in at a service; its address is for the system's browser. Throws CallError. */
export const beginSignIn = (input: CallInput<'beginSignIn'>): Promise<CallOutput<'beginSignIn'>> =>
  call('beginSignIn', input);

/** Waits for the browser. Throws CallError. */
export const finishSignIn = (id: string): Promise<CallOutput<'finishSignIn'>> => call('finishSignIn', { id });

export async function cancelSignIn(id: string): Promise<void> {
  await call('cancelSignIn', { id }).catch(() => undefined);
}

/** D16: a finished sign-in takes the place of the account's old one. Throws CallError. */
export async function finishAgain(account: AccountId, id: string): Promise<void> {
  const { kept } = await call('signInAgain', { id: account, signIn: id });
  closeDialog();
  showToast({ text: texts.t(kept ? 'signIn.kept' : 'signIn.notKept') });
}

/** The system's browser; where none opens, the link can still be copied. */
export async function openBrowser(address: string): Promise<void> {
  await shell()
    .openLink(address)
    .catch(() => false);
}

/** What an administrator must know to let Dealbox in. */
export const copyNote = (email: string, service: string): Promise<void> =>
  copyText(texts.t('signIn.note', { email, service }));

/** What a failed call says, as one thing to show. */
export function failureOf(thrown: unknown): { readonly code: ErrorCode; readonly message: string } {
  if (thrown instanceof CallError) return thrown.data;
  return { code: 'internal', message: texts.t('problem.unknown') };
}
