import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app, type BrowserWindow, clipboard, nativeTheme, protocol, session } from 'electron';
import { appScheme, mailScheme } from '#shared/contract/shell.ts';
import type { EngineHandle } from '../engine/engine-handle.ts';
import { serveApp } from './app-protocol.ts';
import { openAppStore } from './app-store.ts';
import { openWindow } from './app-window.ts';
import { type AppArguments, parseArguments } from './arguments.ts';
import { addDemoAccount, addSampleAccount } from './demo.ts';
import { openEngineLine } from './engine-line.ts';
import { denyPermissions, fetchNoDictionaries, lockContents } from './harden.ts';
import { answerCalls } from './ipc.ts';
import { imagePermissions } from './mail/image-permissions.ts';
import { layerIsUp } from './mail/layers.ts';
import { blockRequests } from './mail/request-blocker.ts';
import { serveMail } from './mail/serve-mail.ts';
import { setContextMenu, setMenu } from './menu.ts';
import { notifyOfMail } from './notifications.ts';
import { takeScreenshots } from './screenshots.ts';
import { attachmentsOf } from './shell/attachments.ts';
import { contactsFilesOf } from './shell/contacts-files.ts';
import { openLink } from './shell/open-link.ts';
import { openSpelling } from './spelling/spelling.ts';
import { loadTexts } from './texts.ts';
import { openUpdates } from './updates/updates.ts';
import { watchComputer } from './watch-computer.ts';

/** Starts Dealbox with a window. `startEngine` gets the data folder; it is called once, beside the window's first paint. */
export async function startApp(
  given: AppArguments,
  startEngine: (dataDir: string) => Promise<EngineHandle>,
): Promise<void> {
  const dataDir = given.dataDir ?? app.getPath('userData');
  const sessionDir = join(dataDir, 'window');
  mkdirSync(sessionDir, { recursive: true, mode: 0o700 });
  // Before anything reads them: the lock of one instance, and Chromium's own files, belong to the data folder.
  app.setPath('userData', dataDir);
  app.setPath('sessionData', sessionDir);

  if (!app.requestSingleInstanceLock()) {
    console.error(`Dealbox already runs on ${dataDir}; its window was asked to come forward.`);
    app.quit();
    return;
  }

  // Both before `ready`, as Electron asks. As root there is no sandbox to be had, and Chromium would refuse to start.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
    { scheme: mailScheme, privileges: { standard: true, secure: true, corsEnabled: true, supportFetchAPI: true } },
  ]);
  lockContents();

  // INB-7: on macOS a link that Dealbox is started for comes before anything is ready to take it.
  let takeLink = (url: string): void => {
    earlyLink = url;
  };
  let earlyLink: string | null = null;
  app.on('open-url', (event, url) => {
    event.preventDefault();
    takeLink(url);
  });

  const engine = openEngineLine(() => startEngine(dataDir));
  const store = openAppStore(dataDir);
  let preferences = store.preferences();
  await app.whenReady();
  nativeTheme.themeSource = preferences.theme;

  const texts = await loadTexts(app.getPreferredSystemLanguages()[0] ?? 'en');
  const attachments = attachmentsOf(engine, dataDir, texts);
  const permissions = imagePermissions();
  const spelling = openSpelling(join(app.getAppPath(), 'out', 'main'), store);
  const renderer = join(app.getAppPath(), 'out', 'renderer');
  const own = session.defaultSession;
  denyPermissions(own);
  fetchNoDictionaries(own);
  serveApp(own, renderer);
  serveMail(own, engine, permissions, renderer);
  if (layerIsUp('blocker')) await blockRequests(own);

  let shown: BrowserWindow | undefined;
  const currentWindow = (): BrowserWindow | undefined => (shown?.isDestroyed() === false ? shown : undefined);
  const updates = openUpdates({
    store,
    preferences: () => preferences,
    tell: (state) => currentWindow()?.webContents.send('updates', state),
    openAddress: openLink,
  });
  const computer = watchComputer(engine, () => preferences.onBattery === 'inbox');
  answerCalls({
    setOnline: computer.setOnline,
    engine,
    attachments,
    contactsFiles: contactsFilesOf(engine, texts),
    permissions,
    spelling,
    updates,
    setPreferences(change) {
      preferences = store.setPreferences(change);
      computer.apply();
      nativeTheme.themeSource = preferences.theme;
      updates.preferencesChanged();
    },
  });
  engine.subscribe((event) => currentWindow()?.webContents.send('event', event));
  notifyOfMail(engine, currentWindow, texts, () => preferences.notifications);

  const open = (): BrowserWindow => {
    shown = openWindow(store, preferences);
    setContextMenu(shown, texts, spelling, (text) => clipboard.writeText(text));
    return shown;
  };
  const bringForward = (): void => {
    const window = currentWindow() ?? open();
    if (window.isMinimized()) window.restore();
    window.focus();
  };
  setMenu((action) => currentWindow()?.webContents.send('action', action), texts);
  // INB-7: a mailto: link, from the system or as what Dealbox was started for.
  const write = (mailto: string | null): void => {
    const contents = currentWindow()?.webContents;
    if (mailto === null || contents === undefined) return;
    const tell = () => contents.send('action', mailto);
    if (contents.isLoading()) contents.once('did-finish-load', tell);
    else tell();
  };
  app.on('second-instance', (_event, argv, cwd) => {
    bringForward();
    write(parseArguments(argv.slice(1), cwd).mailto);
  });
  takeLink = (url) => {
    bringForward();
    write(url);
  };
  app.on('activate', bringForward);
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  endWell(async () => {
    updates.close();
    await engine.close();
    await spelling.close();
    await attachments.clear();
  });

  const first = open();
  write(given.mailto ?? earlyLink);
  await attachments.clear();
  if (given.demoAccount !== null) await addDemoAccount(engine, given.demoAccount);
  if (given.demoSample) await addSampleAccount(engine);
  if (given.screenshots !== null) await takeScreenshots(first, engine, given.screenshots);
}

/** The last commit is waited for, once, before the process ends. */
function endWell(close: () => Promise<void>): void {
  let ended = false;
  app.on('before-quit', (event) => {
    if (ended) return;
    event.preventDefault();
    ended = true;
    // An engine that died answers nothing any more.
    const patience = new Promise((resolve) => setTimeout(resolve, 5000));
    void Promise.race([close(), patience]).finally(() => app.quit());
  });
}
