import { contextBridge, type IpcRendererEvent, ipcRenderer, webUtils } from 'electron';
import type { Bridge } from '#shared/contract/shell.ts';
import type { Preferences } from '#shared/model/preferences.ts';
import { markMisspelled } from './spelling/mark-misspelled.ts';

const preferencesArgument = '--dealbox-preferences=';
const versionArgument = '--dealbox-version=';
const argument = (start: string): string =>
  process.argv.find((one) => one.startsWith(start))?.slice(start.length) ?? '';

/** Hands on the message only: never the event, which would carry the raw IPC object into the page (SECURITY §1, point 20). */
function listen<T>(channel: string, listener: (message: T) => void): () => void {
  const heard = (_: IpcRendererEvent, message: T) => listener(message);
  ipcRenderer.on(channel, heard);
  return () => {
    ipcRenderer.off(channel, heard);
  };
}

const bridge: Bridge = {
  call: (name, input) => ipcRenderer.invoke('call', name, input),
  onEvent: (listener) => listen('event', listener),
  shell: {
    platform: process.platform,
    version: argument(versionArgument),
    // Written by the main process of this very build, which parsed it.
    preferences: JSON.parse(argument(preferencesArgument)) as Preferences,
    setPreferences: (change) => ipcRenderer.invoke('shell:set-preferences', change),
    onAction: (listener) => listen('action', listener),
    openLink: (address) => ipcRenderer.invoke('shell:open-link', address),
    saveAttachment: (attachment) => ipcRenderer.invoke('shell:save-attachment', attachment),
    openAttachment: (attachment, confirmed) => ipcRenderer.invoke('shell:open-attachment', attachment, confirmed),
    showImagesOnce: (message) => ipcRenderer.invoke('shell:show-images-once', message),
    chooseContactsFile: () => ipcRenderer.invoke('shell:choose-contacts-file'),
    exportContacts: (format) => ipcRenderer.invoke('shell:export-contacts', format),
    copyText: (text) => ipcRenderer.invoke('shell:copy-text', text),
    pathOf: (file) => webUtils.getPathForFile(file),
    restart: () => ipcRenderer.invoke('shell:restart'),
    mailLinks: () => ipcRenderer.invoke('shell:mail-links'),
    claimMailLinks: () => ipcRenderer.invoke('shell:claim-mail-links'),
    updates: () => ipcRenderer.invoke('shell:updates'),
    onUpdates: (listener) => listen('updates', listener),
    checkForUpdates: () => ipcRenderer.invoke('shell:check-for-updates'),
    getUpdate: () => ipcRenderer.invoke('shell:get-update'),
    restartToUpdate: () => ipcRenderer.invoke('shell:restart-to-update'),
  },
};

contextBridge.exposeInMainWorld('dealbox', bridge);
// Electron tells of the network here only
for (const event of ['online', 'offline'] as const) {
  window.addEventListener(event, () => void ipcRenderer.invoke('shell:online', event === 'online'));
}
// macOS checks by itself, in the languages that the person writes.
if (process.platform !== 'darwin') markMisspelled();
