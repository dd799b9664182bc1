import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { app, type BrowserWindow, dialog, shell } from 'electron';
import type { TFunction } from 'i18next';
import type { AttachmentRequest, OpenOutcome, SaveOutcome } from '#shared/contract/shell.ts';
import type { Reply } from '#shared/lib/result.ts';
import { toErrorData } from '#shared/model/error.ts';
import { attachmentDanger, safeFileName } from '#shared/rules/attachment-safety.ts';
import type { EngineLine } from '../engine-line.ts';
import { markAsForeign } from './quarantine.ts';

export interface Attachments {
  save(window: BrowserWindow, attachment: AttachmentRequest): Promise<Reply<SaveOutcome>>;
  open(attachment: AttachmentRequest, confirmed: boolean): Promise<Reply<OpenOutcome>>;
  /** Removes what was decoded for opening: at start, after a crash, and at the end. */
  clear(): Promise<void>;
}

/** Saves and opens attachments (INB-5). Files for opening live in a folder that only the owner can read, and go with the app. */
export function attachmentsOf(engine: Pick<EngineLine, 'call'>, dataDir: string, texts: TFunction): Attachments {
  const openedDir = join(dataDir, 'opened');

  return {
    async save(window, attachment) {
      const answer = await dialog.showSaveDialog(window, {
        title: texts('save.title'),
        buttonLabel: texts('save.button'),
        defaultPath: join(app.getPath('downloads'), safeFileName(attachment.name)),
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      });
      if (answer.canceled || answer.filePath === '') return { ok: true, value: { saved: null } };
      return await place(engine, attachment, answer.filePath);
    },

    async open(attachment, confirmed) {
      const danger = attachmentDanger(attachment.name, attachment.type);
      if (danger !== null && !confirmed) return { ok: true, value: { opened: false, danger } };
      const folder = join(openedDir, randomUUID());
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const placed = await place(engine, attachment, join(folder, safeFileName(attachment.name)));
      if (!placed.ok) return placed;
      const problem = await shell.openPath(placed.value.saved ?? folder);
      if (problem === '') return { ok: true, value: { opened: true } };
      return { ok: false, error: { code: 'internal', message: problem, retryable: false } };
    },

    async clear() {
      await rm(openedDir, { recursive: true, force: true }).catch(() => undefined);
    },
  };
}

/** Decodes beside the target and then takes its name: what stood there is replaced whole, or not at all. */
async function place(
  engine: Pick<EngineLine, 'call'>,
  attachment: AttachmentRequest,
  target: string,
): Promise<Reply<{ saved: string }>> {
  const beside = join(dirname(target), `.${randomUUID()}.part`);
  const { message, part } = attachment;
  const reply = await engine.call('saveAttachment', { message, part, path: beside });
  if (!reply.ok) return reply;
  try {
    await rename(beside, target);
    await markAsForeign(target);
    return { ok: true, value: { saved: target } };
  } catch (thrown) {
    await rm(beside, { force: true });
    return { ok: false, error: toErrorData(thrown) };
  }
}
