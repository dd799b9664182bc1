import { mailScheme } from '#shared/contract/shell.ts';
import type { MessageId } from '#shared/model/ids.ts';

/** What an address of the mail scheme asks for. */
export type MailRoute =
  | { readonly kind: 'body'; readonly message: MessageId }
  | { readonly kind: 'inline'; readonly message: MessageId; readonly contentId: string }
  | { readonly kind: 'image'; readonly message: MessageId; readonly part: number }
  | { readonly kind: 'text' | 'pdf' | 'bytes'; readonly message: MessageId; readonly part: number }
  | { readonly kind: 'remote'; readonly message: MessageId; readonly address: string }
  | { readonly kind: 'font'; readonly message: MessageId; readonly name: FontName };

/** The window's own type, for mail that brings none. */
export type FontName = 'latin' | 'latin-ext';

/** Reads `mail://m12/`, `mail://m12/cid/ID`, `mail://m12/image/3`, `mail://m12/text/3` (and `pdf`, `bytes`), `mail://m12/remote/ADDRESS`, `mail://m12/font/latin`; null for others. */
export function mailRoute(address: string): MailRoute | null {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return null;
  }
  const host = /^m([1-9]\d{0,15})$/.exec(url.host);
  if (url.protocol !== `${mailScheme}:` || host === null) return null;
  const message = Number(host[1]) as MessageId;
  if (url.pathname === '/') return { kind: 'body', message };
  const path = /^\/(cid|image|text|pdf|bytes|remote|font)\/([^/]+)$/.exec(url.pathname);
  const what = path?.[2] === undefined ? null : decoded(path[2]);
  if (what === null) return null;
  switch (path?.[1]) {
    case 'cid':
      return { kind: 'inline', message, contentId: what };
    case 'remote':
      return { kind: 'remote', message, address: what };
    case 'font':
      return what === 'latin' || what === 'latin-ext' ? { kind: 'font', message, name: what } : null;
    case 'image':
    case 'text':
    case 'pdf':
    case 'bytes':
      return /^\d{1,6}$/.test(what) ? { kind: path[1], message, part: Number(what) } : null;
    default:
      return null;
  }
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
