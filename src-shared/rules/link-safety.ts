/** Why a person should look at an address before it is opened (SECURITY §2, links). */
export type LinkDoubt = 'text-differs' | 'hidden-name' | 'lookalike-letters' | 'bare-number';

export type LinkVerdict =
  /** Never opened: javascript:, file:, data:, smb:, ms-*: and whatever else is not http, https or mailto. */
  | { readonly kind: 'refused' }
  | {
      readonly kind: 'web';
      /** Without user name and password; the host in ASCII. */
      readonly address: string;
      /** The real host, as it will be asked for. */
      readonly host: string;
      /** The host that the text shows, where it shows another one. */
      readonly shown: string;
      readonly doubts: readonly LinkDoubt[];
    }
  | { readonly kind: 'mail'; readonly address: string; readonly to: string };

/** Header fields that a mailto: link may fill; attach and its kin are ignored (Mailto: Me Your Secrets). */
const mailtoFields = new Set(['to', 'cc', 'bcc', 'subject', 'body', 'in-reply-to']);

/** Judges an address of a mail by itself and by the text that stands over it. Pure; throws nothing. */
export function judgeLink(href: string, text: string): LinkVerdict {
  const url = parseUrl(href.trim());
  if (url === null) return { kind: 'refused' };
  if (url.protocol === 'mailto:') return judgeMailto(url);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return { kind: 'refused' };
  if (url.hostname === '') return { kind: 'refused' };

  const doubts: LinkDoubt[] = [];
  if (url.username !== '' || url.password !== '') doubts.push('hidden-name');
  url.username = '';
  url.password = '';
  if (/(^|\.)xn--/.test(url.hostname)) doubts.push('lookalike-letters');
  if (/^\d+\.\d+\.\d+\.\d+$|^\[/.test(url.hostname)) doubts.push('bare-number');
  const shown = hostInText(text);
  const differs = shown !== '' && !sameSite(shown, url.hostname);
  if (differs) doubts.push('text-differs');
  return { kind: 'web', address: url.href, host: url.hostname, shown: differs ? shown : '', doubts };
}

function judgeMailto(url: URL): LinkVerdict {
  const fields = new URLSearchParams();
  for (const [name, value] of new URLSearchParams(url.search)) {
    // A line end in a value would be a header of its own; only a body may have lines.
    const oneLine = name.toLowerCase() === 'body' ? value : value.replaceAll(/[\r\n]+/g, ' ');
    if (mailtoFields.has(name.toLowerCase())) fields.append(name.toLowerCase(), oneLine);
  }
  const to = decode(url.pathname).replaceAll(/[\r\n]+/g, ' ');
  const query = fields.toString().replaceAll('+', '%20');
  return { kind: 'mail', address: `mailto:${encodeURI(to)}${query === '' ? '' : `?${query}`}`, to };
}

function parseUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The host that a text pretends to lead to; '' where it does not look like an address. */
function hostInText(text: string): string {
  const first = text.trim().slice(0, 300);
  const match = /^(?:https?:\/\/)?(?:[^\s/@]*@)?((?:[\p{L}\p{N}-]+\.)+\p{L}{2,})(?=[/:?#]|$)/iu.exec(first);
  const host = match?.[1];
  if (host === undefined) return '';
  return parseUrl(`https://${host}/`)?.hostname ?? '';
}

/** Equal, or one a part of the other: `www.example.com` and `example.com`, `mail.example.com` and `example.com`. */
function sameSite(one: string, other: string): boolean {
  return one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`);
}
