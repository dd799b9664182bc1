import type { TFunction } from 'i18next';
import type { RecipientOutcome, Sending } from '#shared/model/sending.ts';
import { showDialog } from '../state/dialogs.ts';
import { discardSending, editSending, resolveSending, sendAt, sendNow } from './send.ts';
import { retryOperations } from './sync.ts';

interface SendingAct {
  readonly id: string;
  readonly label: string;
  run(): void;
}

/** A mail that was written here as it is shown: how far it has come (B11-14), why not further, and what can be done. */
export interface SendingShown {
  readonly label: string;
  readonly steps: readonly { readonly id: string; readonly label: string; readonly done: boolean }[];
  readonly text: string;
  readonly tone: 'plain' | 'warning' | 'danger' | 'done';
  /** What the server said of single recipients. */
  readonly recipients: readonly string[];
  readonly acts: readonly SendingAct[];
}

const order = ['written', 'queued', 'accepted', 'filed'] as const;
const reached: Readonly<Record<Sending['state'], number>> = {
  queued: 2,
  sending: 2,
  unclear: 2,
  refused: 2,
  accepted: 3,
  filed: 4,
};

export function sendingShown(sending: Sending, t: TFunction): SendingShown {
  return {
    label: t('sending.label'),
    steps: order.map((id, index) => ({ id, label: t(`sending.step.${id}`), done: index < reached[sending.state] })),
    text: wordsOf(sending, t),
    tone: toneOf(sending),
    recipients: sending.recipients
      .filter(needsTelling)
      .map(({ address, state, text }) =>
        t(state === 'refused' ? 'sending.recipientRefused' : 'sending.recipientDeferred', { address, text }),
      ),
    acts: actsOf(sending, t),
  };
}

const needsTelling = ({ state }: RecipientOutcome): boolean => state === 'refused' || state === 'deferred';

function toneOf({ state, error, recipients }: Sending): SendingShown['tone'] {
  if (state === 'refused') return 'danger';
  if (state === 'unclear' || error !== null) return 'warning';
  if (recipients.some(({ state: outcome }) => outcome === 'refused')) return 'danger';
  return state === 'filed' || state === 'accepted' ? 'done' : 'plain';
}

function wordsOf(sending: Sending, t: TFunction): string {
  const { state, error, sendAt: at, nextAttemptAt, serverText, acceptedAt } = sending;
  const now = Date.now();
  switch (state) {
    case 'queued':
      if (error !== null) {
        return nextAttemptAt > now ? `${error.message} ${t('sending.next', { at: nextAttemptAt })}` : error.message;
      }
      if (at > now + 120_000) return t('sending.later', { at });
      return at > now ? t('sending.soon') : t('sending.waiting');
    case 'sending':
      return t('sending.sending');
    case 'unclear':
    case 'refused':
      return error?.message ?? t(`sending.${state}`);
    case 'accepted':
      return serverText === ''
        ? t('sending.accepted', { at: acceptedAt })
        : t('sending.acceptedWith', { at: acceptedAt, words: serverText });
    case 'filed':
      return t('sending.filed', { at: acceptedAt });
  }
}

function actsOf(sending: Sending, t: TFunction): SendingAct[] {
  const { message, state, canCancel, operation, error } = sending;
  const act = (id: string, label: string, run: () => unknown): SendingAct => ({ id, label, run: () => void run() });
  if (state === 'unclear') {
    return [
      act('was-sent', t('sending.wasSent'), () => resolveSending(message, 'was-sent')),
      act('send-again', t('sending.sendAgain'), () => resolveSending(message, 'send-again')),
      act('edit', t('sending.edit'), () => resolveSending(message, 'edit')),
    ];
  }
  const acts: SendingAct[] = [];
  if (operation !== null && (state === 'refused' || error !== null)) {
    acts.push(act('retry', t('common.retry'), () => retryOperations([operation])));
  } else if (state === 'queued') {
    acts.push(act('now', t('send.now'), () => sendNow(message)));
  }
  if (canCancel || state === 'refused') {
    acts.push(act('edit', t('sending.edit'), () => editSending(message)));
    if (state === 'queued') {
      const ask = () => showDialog({ kind: 'when', purpose: 'send', choose: (at) => void sendAt(message, at) });
      acts.push(act('later', t('compose.sendLater'), ask));
    }
    acts.push(act('discard', t('sending.discard'), () => discardSending(message)));
  }
  return acts;
}
