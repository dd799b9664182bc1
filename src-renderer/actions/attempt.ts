import { CallError } from '../bridge/bridge.ts';
import { texts } from '../i18n/i18n.ts';
import { showToast } from '../state/toasts.ts';

/** Does something that may fail, and says why when it did. Null where it failed. */
export async function attempt<T>(act: () => Promise<T>): Promise<T | null> {
  try {
    return await act();
  } catch (thrown) {
    const text = thrown instanceof CallError ? thrown.data.message : texts.t('problem.unknown');
    showToast({ text, tone: 'problem', kind: 'problem' });
    return null;
  }
}
