import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import type { Session } from 'electron';
import { appScheme, mailScheme } from '#shared/contract/shell.ts';

/** SECURITY §1, point 7. Styles in line, because the dialogs and menus set their places so. */
const windowPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  `img-src 'self' data: ${mailScheme}:`,
  "font-src 'self'",
  "connect-src 'self'",
  `frame-src ${mailScheme}:`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** The file that an address of the window's own scheme means; null outside `root` or for a type that the window has no use for. */
export function appFile(address: string, root: string): { path: string; type: string } | null {
  const url = new URL(address);
  if (url.protocol !== `${appScheme}:` || url.host !== 'window') return null;
  let path: string;
  try {
    path = normalize(join(root, decodeURIComponent(url.pathname)));
  } catch {
    return null;
  }
  const type = types[extname(path)];
  if (type === undefined || path.includes('\0') || !path.startsWith(root + sep)) return null;
  return { path, type };
}

/** Serves the window's own pages from `root`: no `file://` anywhere (SECURITY §1, point 18). */
export function serveApp(session: Session, root: string): void {
  session.protocol.handle(appScheme, async (request) => {
    const file = appFile(request.url, root);
    if (file === null) return new Response(null, { status: 404 });
    try {
      return new Response(new Uint8Array(await readFile(file.path)), {
        headers: {
          'content-type': file.type,
          'content-security-policy': windowPolicy,
          'x-content-type-options': 'nosniff',
          'referrer-policy': 'no-referrer',
          'cross-origin-opener-policy': 'same-origin',
        },
      });
    } catch {
      return new Response(null, { status: 404 });
    }
  });
}
