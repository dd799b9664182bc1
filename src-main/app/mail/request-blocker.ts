import type { OnBeforeRequestListenerDetails, Session } from 'electron';
import { appOrigin, appScheme, mailScheme } from '#shared/contract/shell.ts';

type Asked = Pick<OnBeforeRequestListenerDetails, 'url' | 'resourceType'> & {
  frame?: { url: string } | null | undefined;
};

/**
 * Whether the window may ask for this. It has no business with any network: its own files, and the bodies and images of messages,
 * each message only its own (SECURITY §2, third layer).
 */
export function mayAsk(asked: Asked): boolean {
  const { protocol, host } = new URL(asked.url);
  const from = asked.frame?.url ?? '';
  const byWindow = from === '' || from === 'about:blank' || from.startsWith(`${appOrigin}/`);
  switch (protocol) {
    case 'data:':
      return true;
    case `${appScheme}:`:
      return byWindow;
    case `${mailScheme}:`:
      return byWindow || from.startsWith(`${mailScheme}://${host}/`);
    case 'devtools:':
      return asked.url.startsWith('devtools://devtools/');
    default:
      return false;
  }
}

/** Puts the third wall up: a list of what may be asked for, and behind it a proxy that leads nowhere. */
export async function blockRequests(session: Session): Promise<void> {
  session.webRequest.onBeforeRequest({ urls: ['<all_urls>'] }, (details, answer) => {
    answer({ cancel: !mayAsk(details) });
  });
  // Names looked up or connections opened ahead of any request never reach the list above; with a proxy they need no name.
  await session.setProxy({
    mode: 'fixed_servers',
    proxyRules: 'socks5://127.0.0.1:1',
    proxyBypassRules: '<-loopback>',
  });
}
