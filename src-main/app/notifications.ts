import { app, type BrowserWindow, Notification } from 'electron';
import type { TFunction } from 'i18next';
import type { EngineEvent } from '#shared/contract/contract.ts';
import { truncate } from '#shared/lib/text.ts';
import type { EngineLine } from './engine-line.ts';

/** More than this many at once are told as a number. */
const oneByOne = 3;

/** Tells of new mail while the window is not looked at, and keeps the unread badge (INB-7). */
export function notifyOfMail(
  engine: EngineLine,
  currentWindow: () => BrowserWindow | undefined,
  texts: TFunction,
  wanted: () => boolean,
): void {
  engine.subscribe((event) => {
    if (event.type !== 'change') return;
    if (event.changes.conversation !== undefined || event.changes.account !== undefined) badge.refresh();
    if (event.arrived !== undefined) void tellArrived(event.arrived);
  });

  const badge = soon(async () => {
    const counts = await engine.call('counts', {});
    if (counts.ok) app.setBadgeCount(counts.value.reduce((sum, account) => sum + account.inboxUnread, 0));
  });

  const tellArrived = async (ids: NonNullable<(EngineEvent & { type: 'change' })['arrived']>): Promise<void> => {
    if (!wanted() || currentWindow()?.isFocused() === true || !Notification.isSupported()) return;
    const accounts = await engine.call('accounts', {});
    // The first sync brings what was there already: nobody wants to be told of each.
    if (!accounts.ok || accounts.value.some((account) => account.firstSyncDoneAt === 0)) return;
    if (ids.length > oneByOne) {
      show(texts('notification.several', { count: ids.length }), '', 'go.inbox');
      return;
    }
    for (const id of ids) {
      const conversation = await engine.call('conversation', { id });
      const message = conversation.ok ? conversation.value?.messages.at(-1) : undefined;
      if (message === undefined || message.outgoing || !message.unread) continue;
      const from = message.from.name === '' ? message.from.address : message.from.name;
      show(truncate(from, 80), truncate(message.subject, 160), `open.conversation:${id}`);
    }
  };

  const show = (title: string, body: string, action: string): void => {
    const notification = new Notification({ title, body });
    notification.on('click', () => {
      const window = currentWindow();
      if (window === undefined) return;
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
      window.webContents.send('action', action);
    });
    notification.show();
  };
}

/** Runs a task once for many askings: while one run is on its way, one more is remembered. */
function soon(task: () => Promise<void>): { refresh(): void } {
  let running = false;
  let again = false;
  const run = async (): Promise<void> => {
    running = true;
    do {
      again = false;
      await task();
    } while (again);
    running = false;
  };
  return {
    refresh() {
      again = true;
      if (!running) void run();
    },
  };
}
