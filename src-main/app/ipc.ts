import { BrowserWindow, clipboard, type IpcMainInvokeEvent, ipcMain } from 'electron';
import type { AttachmentRequest } from '#shared/contract/shell.ts';
import { z } from '#shared/lib/z.ts';
import { DealboxError, toErrorData } from '#shared/model/error.ts';
import { MessageId } from '#shared/model/ids.ts';
import { Preferences } from '#shared/model/preferences.ts';
import { type EngineLine, isCallName } from './engine-line.ts';
import { isOwnFrame } from './frame-check.ts';
import type { ImagePermissions } from './mail/image-permissions.ts';
import type { Attachments } from './shell/attachments.ts';
import type { ContactsFiles } from './shell/contacts-files.ts';
import { claimMailLinks, mailLinks } from './shell/mail-links.ts';
import { openLink } from './shell/open-link.ts';
import { longestWord, mostWords } from './spelling/limits.ts';
import type { Spelling } from './spelling/spelling.ts';
import type { Updates } from './updates/updates.ts';

const Attachment = z.strictObject({
  message: MessageId,
  part: z.int().nonnegative(),
  name: z.string().max(10_000),
  type: z.string().max(1000),
}) satisfies z.ZodType<AttachmentRequest>;

const Words = z.array(z.string().max(longestWord)).max(mostWords);

export interface IpcParts {
  readonly engine: EngineLine;
  readonly attachments: Attachments;
  readonly contactsFiles: ContactsFiles;
  readonly permissions: ImagePermissions;
  readonly spelling: Spelling;
  readonly updates: Updates;
  setPreferences(change: Partial<Preferences>): void;
  setOnline(online: boolean): void;
}

/** Answers the window's calls. Each handler parses what it is given; a call from any frame but our own is refused. */
export function answerCalls(parts: IpcParts): void {
  const { engine, attachments, contactsFiles, permissions, spelling, updates, setPreferences } = parts;
  handle('call', async (_event, name, input) => {
    if (!isCallName(name)) {
      const error = toErrorData(new DealboxError('wrong-usage', `There is no call named ${JSON.stringify(name)}.`));
      return { ok: false, error };
    }
    const refused = contactsFiles.refuse(name, input);
    return refused === null ? await engine.call(name, input) : { ok: false, error: refused };
  });
  handle('shell:set-preferences', (_event, change) => {
    setPreferences(preferencesIn(change));
  });
  handle('shell:online', (_event, online) => parts.setOnline(online === true));
  handle('shell:open-link', (_event, address) => openLink(z.string().max(100_000).parse(address)));
  handle('shell:save-attachment', async (event, attachment) => {
    return await attachments.save(windowOf(event), Attachment.parse(attachment));
  });
  handle('shell:open-attachment', (_event, attachment, confirmed) =>
    attachments.open(Attachment.parse(attachment), confirmed === true),
  );
  handle('shell:show-images-once', (_event, message) => permissions.allowOnce(MessageId.parse(message)));
  handle('shell:choose-contacts-file', (event) => contactsFiles.choose(windowOf(event)));
  handle('shell:export-contacts', (event, format) =>
    contactsFiles.save(windowOf(event), z.enum(['csv', 'vcf']).parse(format)),
  );
  handle('shell:copy-text', (_event, text) => clipboard.writeText(z.string().max(10_000_000).parse(text)));
  handle('shell:restart', () => engine.restart());
  handle('shell:mail-links', () => mailLinks());
  handle('shell:claim-mail-links', () => claimMailLinks());
  handle('shell:updates', () => updates.state());
  handle('shell:check-for-updates', () => updates.check());
  handle('shell:get-update', () => updates.get());
  handle('shell:restart-to-update', () => updates.restart());
  handle('spelling:check', (_event, words) => spelling.check(Words.parse(words)));
}

function windowOf(event: IpcMainInvokeEvent): BrowserWindow {
  const window = BrowserWindow.fromWebContents(event.sender);
  if (window === null) throw new DealboxError('internal', 'The window has gone.');
  return window;
}

function handle(
  channel: string,
  answer: (event: IpcMainInvokeEvent, ...input: unknown[]) => unknown | Promise<unknown>,
): void {
  ipcMain.handle(channel, (event, ...input: unknown[]) => {
    if (!isOwnFrame(event)) throw new DealboxError('not-permitted', 'Only the window of Dealbox may ask.');
    return answer(event, ...input);
  });
}

/** The preferences that are named, each one valid; those that are not named stay out, whatever their defaults are. */
function preferencesIn(change: unknown): Partial<Preferences> {
  const given = z.record(z.string(), z.unknown()).parse(change);
  const whole = Preferences.parse(given);
  return Object.fromEntries(Object.entries(whole).filter(([name]) => Object.hasOwn(given, name)));
}
