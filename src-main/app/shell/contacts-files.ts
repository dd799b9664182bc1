import { randomUUID } from 'node:crypto';
import { rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import type { TFunction } from 'i18next';
import type { ExportOutcome } from '#shared/contract/shell.ts';
import type { Reply } from '#shared/lib/result.ts';
import { DealboxError, type ErrorData, toErrorData } from '#shared/model/error.ts';
import type { EngineLine } from '../engine-line.ts';

export interface ContactsFiles {
  choose(window: BrowserWindow): Promise<string | null>;
  save(window: BrowserWindow, format: 'csv' | 'vcf'): Promise<Reply<ExportOutcome>>;
  /** The error for a call about a file that the person did not choose in a dialog of the system; null for all others. */
  refuse(call: string, input: unknown): ErrorData | null;
}

const readers = new Set(['readContactsFile', 'importContacts']);

/** Files of contacts (CRM-1). The window never names a path by itself: it may read what the person chose, and write nothing. */
export function contactsFilesOf(engine: Pick<EngineLine, 'call'>, texts: TFunction): ContactsFiles {
  const chosen = new Set<string>();
  return {
    async choose(window) {
      const answer = await dialog.showOpenDialog(window, {
        title: texts('contacts.chooseTitle'),
        filters: [
          { name: texts('contacts.files'), extensions: ['csv', 'tsv', 'txt', 'vcf', 'vcard'] },
          { name: texts('contacts.allFiles'), extensions: ['*'] },
        ],
        properties: ['openFile'],
      });
      const [path] = answer.filePaths;
      if (answer.canceled || path === undefined) return null;
      chosen.add(path);
      return path;
    },

    async save(window, format) {
      const answer = await dialog.showSaveDialog(window, {
        title: texts('contacts.saveTitle'),
        defaultPath: join(app.getPath('downloads'), `${texts('contacts.fileName')}.${format}`),
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      });
      if (answer.canceled || answer.filePath === '') return { ok: true, value: { saved: null, contacts: 0 } };
      // Written beside the target, which then takes its place whole: the engine itself writes over no file.
      const beside = join(dirname(answer.filePath), `.${randomUUID()}.part`);
      const reply = await engine.call('exportContacts', { path: beside, format });
      if (!reply.ok) return reply;
      try {
        await rename(beside, answer.filePath);
      } catch (thrown) {
        await rm(beside, { force: true });
        return { ok: false, error: toErrorData(thrown) };
      }
      return { ok: true, value: { saved: answer.filePath, contacts: reply.value.contacts } };
    },

    refuse(call, input) {
      if (call === 'exportContacts') return refusal();
      if (!readers.has(call)) return null;
      const path = typeof input === 'object' && input !== null && 'path' in input ? input.path : null;
      return typeof path === 'string' && chosen.has(path) ? null : refusal();
    },
  };
}

const refusal = (): ErrorData =>
  toErrorData(new DealboxError('not-permitted', 'This file was not chosen by you. Choose it again.'));
