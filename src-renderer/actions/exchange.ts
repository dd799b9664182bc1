import type { CallInput, CallOutput } from '#shared/contract/contract.ts';
import { CallError, call, shell } from '../bridge/bridge.ts';
import { texts } from '../i18n/i18n.ts';
import { showToast } from '../state/toasts.ts';
import { attempt } from './attempt.ts';

/** Asks the system for a file of contacts; null where the person thought better of it. */
export const chooseContactsFile = (): Promise<string | null> => attempt(() => shell().chooseContactsFile());

/** The mapping step: what a file holds. Throws CallError. */
export const readContactsFile = (input: CallInput<'readContactsFile'>): Promise<CallOutput<'readContactsFile'>> =>
  call('readContactsFile', input);

/** All or nothing (CRM-1). Throws CallError. */
export const importContacts = (input: CallInput<'importContacts'>): Promise<CallOutput<'importContacts'>> =>
  call('importContacts', input);

/** All contacts into a file of the person's choosing. */
export async function exportContacts(format: 'csv' | 'vcf'): Promise<void> {
  const saved = await attempt(async () => {
    const reply = await shell().exportContacts(format);
    if (!reply.ok) throw new CallError(reply.error);
    return reply.value;
  });
  if (saved !== null && saved.saved !== null)
    showToast({ text: texts.t('toast.exported', { count: saved.contacts, path: saved.saved }) });
}

/** Ends long work between two pieces. */
export const cancelTask = (task: string) => attempt(() => call('cancelTask', { task }));
