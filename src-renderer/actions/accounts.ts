import type { CallInput, CallOutput } from '#shared/contract/contract.ts';
import type { AccountId } from '#shared/model/ids.ts';
import { call } from '../bridge/bridge.ts';
import { texts } from '../i18n/i18n.ts';
import { closeDialog } from '../state/dialogs.ts';
import { showToast } from '../state/toasts.ts';
import { attempt } from './attempt.ts';
import { goToView } from './go.ts';

/** The stages of ACC-3; nothing is stored. Throws CallError. */
export const checkAccount = (input: CallInput<'checkAccount'>): Promise<CallOutput<'checkAccount'>> =>
  call('checkAccount', input);

/** Stores the account that was checked and starts its first sync. Throws CallError. */
export const addAccount = (input: CallInput<'addAccount'>): Promise<CallOutput<'addAccount'>> =>
  call('addAccount', input);

/** The welcome screen's *Try with sample data*. */
export async function addSampleAccount(): Promise<boolean> {
  const account = await attempt(() => call('addSampleAccount', {}));
  if (account === null) return false;
  goToView('inbox', null);
  return true;
}

export const setAccount = (input: CallInput<'setAccount'>): Promise<CallOutput<'setAccount'> | null> =>
  attempt(() => call('setAccount', input));

/** ACC-5, after the confirmation. */
export async function removeAccount(id: AccountId): Promise<void> {
  closeDialog();
  const result = await attempt(() => call('removeAccount', { id }));
  if (result === null) return;
  goToView('inbox', null);
  showToast({ text: texts.t('toast.accountRemoved', { count: result.messages }) });
}

/** A password typed again (D16). Throws CallError. */
export const setPassword = (id: AccountId, password: string): Promise<CallOutput<'setPassword'>> =>
  call('setPassword', { id, password });
