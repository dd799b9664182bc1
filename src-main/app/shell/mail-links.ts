import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';
import type { MailLinks } from '#shared/contract/shell.ts';

/** The menu entry of a package; an AppImage or an unpacked folder has none, and nothing that a desktop could start. */
const entry = 'dealbox.desktop';
const scheme = 'x-scheme-handler/mailto';

/** Who opens mailto: links on this computer (INB-7). Run from its sources, Dealbox is nothing that a system could start. */
export async function mailLinks(): Promise<MailLinks> {
  if (!app.isPackaged) return 'not-installed';
  if (process.platform !== 'linux') return app.isDefaultProtocolClient('mailto') ? 'here' : 'elsewhere';
  if (!hasMenuEntry()) return 'not-installed';
  return (await xdgMime(['query', 'default', scheme])) === entry ? 'here' : 'elsewhere';
}

/**
 * Asks the system to hand them to Dealbox, and says who opens them then: some systems ask the person, or only let them choose.
 * On Linux not by Electron's way, which is xdg-settings: that one makes a mail program the web browser, too, on some desktops (GNOME with
 * xdg-utils 1.1.3 sets text/html first), fails on others, and is waited for by the whole window.
 */
export async function claimMailLinks(): Promise<MailLinks> {
  if (process.platform !== 'linux' && app.isPackaged) app.setAsDefaultProtocolClient('mailto');
  else if (app.isPackaged && hasMenuEntry()) await xdgMime(['default', entry, scheme]);
  return await mailLinks();
}

/** Where desktops look for menu entries: the base folders of the XDG Base Directory Specification. */
function hasMenuEntry(): boolean {
  const own = process.env.XDG_DATA_HOME || join(homedir(), '.local', 'share');
  const folders = [own, ...(process.env.XDG_DATA_DIRS || '/usr/local/share:/usr/share').split(':')];
  return folders.some((folder) => existsSync(join(folder, 'applications', entry)));
}

/** What it answers; '' where it failed or is not there. */
function xdgMime(args: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile('xdg-mime', args, { timeout: 5000 }, (_error, answer) => resolve(answer.trim()));
  });
}
