import { app, type Session, type WebContents } from 'electron';
import { appOrigin, mailScheme } from '#shared/contract/shell.ts';

/** SECURITY §1, point 5: no page may use a camera, a place, a clipboard, a device. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
}

/** Chromium's own spelling would fetch dictionaries; on macOS it is the system's, which fetches nothing. */
export function fetchNoDictionaries(session: Session): void {
  if (process.platform === 'darwin') return;
  session.setSpellCheckerEnabled(false);
  session.setSpellCheckerLanguages([]);
}

/** SECURITY §1, points 11–14: nothing is attached, nothing navigates, nothing opens, whatever contents are made. */
export function lockContents(): void {
  app.on('web-contents-created', (_event, contents) => lock(contents));
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, answer) => {
    event.preventDefault();
    answer(false);
  });
  app.on('select-client-certificate', (event) => event.preventDefault());
  app.on('login', (event) => event.preventDefault());
}

function lock(contents: WebContents): void {
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => {
    if (!isBodyLoadedByWindow(event)) event.preventDefault();
  });
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** The one navigation there is: our own page gives a frame the address of a message. A mail never moves its own frame. */
function isBodyLoadedByWindow(event: {
  url: string;
  isMainFrame: boolean;
  initiator?: { url: string; parent: unknown } | null;
}): boolean {
  if (event.isMainFrame || !event.url.startsWith(`${mailScheme}://`)) return false;
  return event.initiator?.url.startsWith(`${appOrigin}/`) === true;
}
