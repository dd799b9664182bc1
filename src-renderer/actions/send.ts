import type { CallInput } from '#shared/contract/contract.ts';
import type { DraftId, MessageId } from '#shared/model/ids.ts';
import { call } from '../bridge/bridge.ts';
import { texts } from '../i18n/i18n.ts';
import { composerOf, updateComposer, useComposers } from '../state/composers.ts';
import { closeDialog, showDialog } from '../state/dialogs.ts';
import { usePreferences } from '../state/preferences.ts';
import { toggleMessage, useReading } from '../state/reading.ts';
import { showToast } from '../state/toasts.ts';
import { attempt } from './attempt.ts';
import { close, openDraft } from './compose.ts';
import { saveNow } from './draft-saving.ts';
import { isOffline } from './online.ts';

/** How a mail is to go out. */
export interface SendOptions {
  /** Send later; milliseconds since 1970. */
  readonly at?: number;
  readonly archive?: boolean;
}

/** The draft in front; null where none is unfolded. */
export const draftInFront = (): DraftId | null => useComposers.getState().front;

/** Mod+Enter: what speaks against it is asked once, in one sheet; else it goes (C4). */
export async function send(id: DraftId, options: SendOptions = {}): Promise<void> {
  // Whom one is still typing is meant too: a field that loses the focus takes what stands in it.
  if (document.activeElement instanceof HTMLInputElement) document.activeElement.blur();
  const checks = await attempt(async () => {
    await saveNow(id);
    return (await call('draftChecks', { id })).checks;
  });
  if (checks === null) return;
  if (checks.length > 0) showDialog({ kind: 'send-checks', draft: id, checks, options });
  else await sendAnyway(id, options);
}

/** Mod+Shift+Enter: when (CMP-5). */
export const askSendLater = (id: DraftId): void =>
  showDialog({ kind: 'when', purpose: 'send', choose: (at) => void send(id, { at }) });

/** "Remind me if nobody answers": kept with the draft until it is sent (INB-8). */
export const askReminder = (id: DraftId): void =>
  showDialog({
    kind: 'when',
    purpose: 'remind',
    choose: (remindAt) => updateComposer(id, (composer) => ({ ...composer, remindAt })),
  });

/** After the sheet, or without one. */
export async function sendAnyway(id: DraftId, { at, archive = false }: SendOptions): Promise<void> {
  closeDialog();
  const undoSeconds = usePreferences.getState().undoSendSeconds;
  const remindAt = composerOf(id)?.remindAt ?? null;
  const result = await attempt(async () => {
    await saveNow(id);
    return await call('sendDraft', {
      id,
      undoSeconds,
      archive,
      ...(at === undefined ? {} : { at }),
      ...(remindAt === null ? {} : { remindAt }),
    });
  });
  if (result === null) return;
  close(id);
  const { message, conversation, undo } = result;
  // What was just sent is seen where it was written.
  if (useReading.getState().conversation === conversation) toggleMessage(message, true);
  const waits = at === undefined && undoSeconds > 0;
  showToast({
    text: wordsOf(at, undoSeconds),
    kind: `send-${message}`,
    ...(waits || at !== undefined ? { undo, undone: () => void openDraft(id) } : {}),
    // The line stays as long as the mail can be called back.
    ...(waits ? { seconds: undoSeconds, also: { label: texts.t('send.now'), run: () => void sendNow(message) } } : {}),
  });
}

function wordsOf(at: number | undefined, undoSeconds: number): string {
  if (at !== undefined) return texts.t('send.later', { at });
  if (isOffline()) return texts.t('send.offline');
  return undoSeconds > 0 ? texts.t('send.in', { count: undoSeconds }) : texts.t('send.out');
}

/** The time of a mail in the outbox becomes now. */
export const sendNow = (message: MessageId): Promise<unknown> =>
  attempt(() => call('rescheduleSending', { message, at: 0 }));

export async function sendAt(message: MessageId, at: number): Promise<void> {
  closeDialog();
  const done = await attempt(() => call('rescheduleSending', { message, at }));
  if (done !== null) showToast({ text: texts.t('send.later', { at }), kind: `send-${message}` });
}

/** Edit: out of the outbox and back into a composer. */
export async function editSending(message: MessageId): Promise<void> {
  const result = await attempt(() => call('cancelSending', { message }));
  if (result !== null && result.draft !== null) await openDraft(result.draft);
}

/** Discard: out of the outbox; it stays in the list of drafts for a minute, where undo brings it back. */
export async function discardSending(message: MessageId): Promise<void> {
  const taken = await attempt(() => call('cancelSending', { message }));
  if (taken === null || taken.draft === null) return;
  const { draft } = taken;
  const result = await attempt(() => call('discardDraft', { id: draft }));
  if (result !== null) showToast({ text: texts.t('compose.discarded'), undo: result.undo });
}

/** The person's answer to "did it go out?" (CMP-6). */
export async function resolveSending(
  message: MessageId,
  decision: CallInput<'resolveSending'>['decision'],
): Promise<void> {
  const result = await attempt(() => call('resolveSending', { message, decision }));
  if (result !== null && decision === 'edit' && result.draft !== null) await openDraft(result.draft);
}
