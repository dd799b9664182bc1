import type { CallInput, CallOutput } from '#shared/contract/contract.ts';
import type { AccountId, OperationId } from '#shared/model/ids.ts';
import { call } from '../bridge/bridge.ts';
import { texts } from '../i18n/i18n.ts';
import { showToast } from '../state/toasts.ts';
import { attempt } from './attempt.ts';
import { copyText } from './outside.ts';

export const syncNow = (account?: AccountId) =>
  attempt(() => call('syncNow', account === undefined ? {} : { account }));

/** SYN-3, after the person saw what it would bring. */
export const syncPast = (choice: CallInput<'syncPast'>) => attempt(() => call('syncPast', choice));

/** What past mail would bring, asked of the provider. Throws CallError. */
export const estimatePast = (choice: CallInput<'estimatePast'>): Promise<CallOutput<'estimatePast'>> =>
  call('estimatePast', choice);

/** SYN-4: asks the provider what its folders hold; where it does not answer, what was counted last is shown. */
export async function countFolders(account: AccountId): Promise<void> {
  try {
    await call('countFolders', { account });
  } catch {
    // the list is there without the numbers
  }
}

export const controlPast = (account: AccountId, action: CallInput<'controlPast'>['action']) =>
  attempt(() => call('controlPast', { account, action }));

export async function retryOperations(ids: readonly OperationId[]): Promise<void> {
  const result = await attempt(() => call('retryOperations', { ids: [...ids] }));
  if (result !== null) showToast({ text: texts.t('toast.retried', { count: result.changed }), kind: 'operations' });
}

export async function dropOperations(ids: readonly OperationId[]): Promise<void> {
  const result = await attempt(() => call('dropOperations', { ids: [...ids] }));
  if (result !== null) showToast({ text: texts.t('toast.dropped', { count: result.changed }), kind: 'operations' });
}

/** DEL-10: the folder for what could not be moved. */
export const chooseFolder = (input: CallInput<'chooseFolder'>) => attempt(() => call('chooseFolder', input));

/** M14: the answer to "312 messages vanished". */
export async function resolveIncident(id: number, decision: CallInput<'resolveIncident'>['decision']): Promise<void> {
  await attempt(() => call('resolveIncident', { id, decision }));
}

export const checkCompleteness = (account: AccountId) => attempt(() => call('checkCompleteness', { account }));

/** SYN-9: no addresses, subjects or secrets. */
export async function copyDiagnostics(account?: AccountId): Promise<void> {
  const result = await attempt(() => call('diagnostics', account === undefined ? {} : { account }));
  if (result !== null) await copyText(result.text);
}
