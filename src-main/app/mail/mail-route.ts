import { mailScheme } from '#shared/contract/shell.ts';
import type { DraftId, MessageId } from '#shared/model/ids.ts';

/** What an address of the mail scheme asks for. */
export type MailRoute =
  | { readonly kind: 'body'; readonly message: MessageId }
  | { readonly kind: 'inline'; readonly message: MessageId; readonly contentId: string }
  | { readonly kind: 'draft-quote'; readonly draft: DraftId }
  | { readonly kind: 'draft-inline'; readonly draft: DraftId; readonly contentId: string }
  | { readonly kind: 'image'; readonly message: MessageId; readonly part: number }
  | { readonly kind: 'text' | 'pdf' | 'bytes'; readonly message: MessageId; readonly part: number }
  | { readonly kind: 'remote'; readonly message: MessageId; readonly address: string }
  | { readonly kind: 'font'; readonly name: FontName };

/** The window's own type, for mail that brings none. */
export type FontName = 'latin' | 'latin-ext';

/** Reads `mail://m12/`, `mail://m12/cid/ID`, `mail://m12/image/3`, `mail://m12/text/3` (and `pdf`, `bytes`), `mail://m12/remote/ADDRESS`, `mail://m12/font/latin`, and of a draft `mail://d6/` (what it quotes), `mail://d6/cid/ID`; null for others. */
export function mailRoute(address: string): MailRoute | null {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return null;
  }
  const host = /^([md])([1-9]\d{0,15})$/.exec(url.host);
  if (url.protocol !== `${mailScheme}:` || host === null) return null;
  if (host[1] === 'd') return draftRoute(Number(host[2]) as DraftId, url.pathname);
  const message = Number(host[2]) as MessageId;
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
      return fontRoute(what);
    case 'image':
    case 'text':
    case 'pdf':
    case 'bytes':
      return /^\d{1,6}$/.test(what) ? { kind: path[1], message, part: Number(what) } : null;
    default:
      return null;
  }
}

function draftRoute(draft: DraftId, pathname: string): MailRoute | null {
  if (pathname === '/') return { kind: 'draft-quote', draft };
  const path = /^\/(cid|font)\/([^/]+)$/.exec(pathname);
  const what = decoded(path?.[2] ?? '');
  if (what === null || what === '') return null;
  return path?.[1] === 'cid' ? { kind: 'draft-inline', draft, contentId: what } : fontRoute(what);
}

const fontRoute = (name: string): MailRoute | null =>
  name === 'latin' || name === 'latin-ext' ? { kind: 'font', name } : null;

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
