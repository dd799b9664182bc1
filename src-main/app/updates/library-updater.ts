import type { KeyObject } from 'node:crypto';
import { app } from 'electron';
import { AppImageUpdater, type AppUpdater, DebUpdater, MacUpdater, NsisUpdater } from 'electron-updater';
import { channelFile, checkFeed, type UpdateFeed } from './update-feed.ts';

/** electron-updater as Dealbox uses it: it looks, it downloads when told, it installs when the program ends. */
export interface LibraryUpdater {
  /** Null where there is nothing newer for this install. Throws what electron-updater throws, and UpdateProblem. */
  check(channel: 'latest' | 'beta'): Promise<UpdateFeed | null>;
  /** What was found last; its digest is checked as it comes in. */
  download(onProgress: (percent: number) => void): Promise<void>;
  /** For the very end of the process. Windows starts the new program itself, elsewhere we do. */
  install(restart: boolean): void;
}

export function openLibraryUpdater(key: KeyObject | null): LibraryUpdater {
  const updater = updaterOfPlatform();
  updater.logger = null;
  updater.autoDownload = false;
  updater.disableWebInstaller = true;
  // By us, at the end of the process. Squirrel on macOS wants to be told beforehand.
  updater.autoInstallOnAppQuit = process.platform === 'darwin';
  // The rollout is decided here: the server is not told which install asks.
  updater.requestHeaders = { 'x-user-staging-id': '' };
  const network = updater.netSession;
  network.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  // Feed, files and redirects alike.
  network.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !url.startsWith('https://') }));

  let asked = '';
  let checked: UpdateFeed | null = null;
  updater.isUpdateSupported = (info) => {
    checked = checkFeed(info, asked, key);
    return true;
  };

  return {
    async check(channel) {
      asked = channelFile(channel, process.platform, process.arch);
      checked = null;
      updater.channel = channel;
      // Setting a channel allows going back to an older version, which an attacker would like.
      updater.allowDowngrade = false;
      const result = await updater.checkForUpdates();
      return result?.isUpdateAvailable === true ? checked : null;
    },
    async download(onProgress) {
      const heard = ({ percent }: { percent: number }) => onProgress(percent);
      updater.on('download-progress', heard);
      try {
        await updater.downloadUpdate();
      } finally {
        updater.off('download-progress', heard);
      }
    },
    install(restart) {
      if (!('install' in updater)) {
        if (restart) updater.quitAndInstall();
        return;
      }
      let program = process.env.APPIMAGE;
      updater.once('appimage-filename-updated', (path) => {
        program = path;
      });
      const installed = updater.install(true, restart && process.platform === 'win32');
      // Only once this process has gone: as long as it is there, a second one hands over to it and ends.
      if (installed && restart && program !== undefined) {
        app.relaunch({ execPath: program, args: process.argv.slice(1) });
      }
    },
  };
}

function updaterOfPlatform(): MacUpdater | NsisUpdater | AppImageUpdater | (DebUpdater & AppUpdater) {
  if (process.platform === 'darwin') return new MacUpdater();
  if (process.platform === 'win32') return new NsisUpdater();
  // DebUpdater looks without being an AppImage; it would install as root, which it is never asked to.
  return process.env.APPIMAGE === undefined ? new DebUpdater() : new AppImageUpdater();
}
