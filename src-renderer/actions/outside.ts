import type { AttachmentRequest, MailLinks } from '#shared/contract/shell.ts';
import type { MessageId } from '#shared/model/ids.ts';
import { judgeLink } from '#shared/rules/link-safety.ts';
import { CallError, call, shell } from '../bridge/bridge.ts';
import { texts } from '../i18n/i18n.ts';
import { closeDialog, showDialog } from '../state/dialogs.ts';
import { showToast } from '../state/toasts.ts';
import { attempt } from './attempt.ts';
import { writeTo } from './compose.ts';

/** Opens a link of a mail outside; where text and address differ, or the address is doubtful, the person sees it first (SECURITY §2). */
export async function followLink(href: string, text: string): Promise<void> {
  const verdict = judgeLink(href, text);
  if (verdict.kind === 'refused') {
    showToast({ text: texts.t('link.refused'), tone: 'problem', kind: 'link' });
    return;
  }
  if (verdict.kind === 'mail') {
    await writeTo(verdict.address);
    return;
  }
  if (verdict.kind === 'web' && verdict.doubts.length > 0) {
    showDialog({ kind: 'link', verdict });
    return;
  }
  await attempt(() => shell().openLink(verdict.address));
}

/** After the person saw the address. */
export async function openLinkConfirmed(address: string): Promise<void> {
  closeDialog();
  await attempt(() => shell().openLink(address));
}

export async function saveAttachment(attachment: AttachmentRequest): Promise<void> {
  const outcome = await attempt(async () => {
    const reply = await shell().saveAttachment(attachment);
    if (!reply.ok) throw new CallError(reply.error);
    return reply.value;
  });
  if (outcome?.saved) showToast({ text: texts.t('attachment.saved', { path: outcome.saved }) });
}

/** Opens an attachment with the system's program; asks first where its kind is dangerous (INB-5). */
export async function openAttachment(attachment: AttachmentRequest, confirmed = false): Promise<void> {
  if (confirmed) closeDialog();
  const outcome = await attempt(async () => {
    const reply = await shell().openAttachment(attachment, confirmed);
    if (!reply.ok) throw new CallError(reply.error);
    return reply.value;
  });
  if (outcome !== null && !outcome.opened) showDialog({ kind: 'attachment', attachment, danger: outcome.danger });
}

/** INB-5 *Show once*. The body is asked for again by whoever shows it. */
export const showImagesOnce = (message: MessageId): Promise<null | undefined> =>
  attempt(async () => {
    await shell().showImagesOnce(message);
    return undefined;
  });

/** INB-5 *Always from this sender*. */
export const allowImages = async (sender: string): Promise<boolean> =>
  (await attempt(() => call('allowImages', { sender, allow: true }))) !== null;

export async function copyText(text: string): Promise<void> {
  const done = await attempt(async () => {
    await shell().copyText(text);
    return true;
  });
  if (done === true) showToast({ text: texts.t('toast.copied'), kind: 'copy' });
}

/** After the engine could not open the data folder: once more. */
export const restartEngine = (): Promise<void> => shell().restart();

/** Asks the system to hand mailto: links to Dealbox (INB-7); who opens them then, null where even asking failed. */
export const claimMailLinks = (): Promise<MailLinks | null> => attempt(() => shell().claimMailLinks());
