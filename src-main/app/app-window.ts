import { join } from 'node:path';
import { app, BrowserWindow, nativeTheme, screen } from 'electron';
import { appOrigin } from '#shared/contract/shell.ts';
import type { Preferences } from '#shared/model/preferences.ts';
import type { AppStore, WindowPlace } from './app-store.ts';

/** The canvas of both themes (ui/tokens.css), so that nothing flashes before the first paint. */
const canvas = { light: '#f9fafc', dark: '#0e1116' };

/** Opens the one window, where it was, with every wall of SECURITY §1 that is a setting of the window. */
export function openWindow(store: AppStore, preferences: Preferences): BrowserWindow {
  const place = fitting(store.place());
  const window = new BrowserWindow({
    ...(place ?? { width: 1280, height: 800 }),
    minWidth: 560,
    minHeight: 420,
    show: false,
    title: app.getName(),
    backgroundColor: nativeTheme.shouldUseDarkColors ? canvas.dark : canvas.light,
    webPreferences: {
      preload: join(app.getAppPath(), 'out', 'preload', 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      // macOS brings its own; elsewhere Chromium's would fetch dictionaries from a server of its maker, and Dealbox's is in its place.
      spellcheck: process.platform === 'darwin',
      devTools: !app.isPackaged,
      additionalArguments: [
        `--dealbox-version=${app.getVersion()}`,
        `--dealbox-preferences=${JSON.stringify(preferences)}`,
      ],
    },
  });
  if (place?.maximized === true) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => store.setPlace({ ...window.getNormalBounds(), maximized: window.isMaximized() }));
  void window.loadURL(`${appOrigin}/index.html`);
  return window;
}

/** Where the window was, unless that screen is gone. */
function fitting(place: WindowPlace | null): WindowPlace | null {
  if (place === null || place.x === undefined || place.y === undefined) return place;
  const { x, y, width, height } = place;
  const { workArea } = screen.getDisplayMatching({ x, y, width, height });
  const visible =
    x < workArea.x + workArea.width - 80 &&
    x + width > workArea.x + 80 &&
    y >= workArea.y - 20 &&
    y < workArea.y + workArea.height - 80;
  return visible ? place : { width: place.width, height: place.height, maximized: place.maximized };
}
