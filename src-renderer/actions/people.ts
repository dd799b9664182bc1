import { call } from '../bridge/bridge.ts';
import { texts } from '../i18n/i18n.ts';
import { showToast } from '../state/toasts.ts';
import { attempt } from './attempt.ts';

/** "Forget this address": it is no longer suggested (D23). */
export async function forgetPerson(address: string): Promise<void> {
  const done = await attempt(() => call('forgetPerson', { address }));
  if (done !== null) showToast({ text: texts.t('compose.forgotten', { address }), kind: 'forgotten' });
}
