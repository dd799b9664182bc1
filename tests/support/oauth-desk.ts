import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type AuthorizationServer,
  type AuthorizationServerOptions,
  startAuthorizationServer,
} from './authorization-server.ts';
import { type Desk, type DeskOptions, openDesk } from './desk.ts';
import { type MailServer, type MailServerOptions, startMailServer } from './mail-server.ts';
import { type BrowserScript, signInByBrowser } from './scripted-browser.ts';

/** A mail server that takes tokens, and the service that gives them. */
export interface OAuthLab {
  readonly service: AuthorizationServer;
  readonly mail: MailServer;
  /** The file that says what Dealbox is registered as. */
  readonly clientFile: string;
  stop(): Promise<void>;
}

export async function startOAuthLab(
  options: AuthorizationServerOptions & Pick<MailServerOptions, 'tokenMechanisms'> = {},
): Promise<OAuthLab> {
  const service = await startAuthorizationServer(options);
  const { tokenMechanisms } = options;
  const mail = await startMailServer({
    tokenKey: service.publicKey,
    ...(tokenMechanisms === undefined ? {} : { tokenMechanisms }),
  });
  const clientFile = join(mail.dir, 'oauth-clients.json');
  const at = (port: number) => ({ host: 'localhost', port, tls: 'on' });
  const servers = { imap: at(mail.ports.imaps), smtp: at(mail.ports.submissions) };
  writeFileSync(clientFile, JSON.stringify(service.clients(servers)));
  return {
    service,
    mail,
    clientFile,
    async stop() {
      await mail.stop();
      await service.stop();
    },
  };
}

/** Signs in by a scripted browser; gives the id of the finished sign-in. */
export async function signIn(ask: Desk['ask'], email: string, script: BrowserScript = {}): Promise<string> {
  const { id, address } = await ask('beginSignIn', { email, service: 'google' });
  const [finished] = await Promise.all([ask('finishSignIn', { id }), signInByBrowser(address, script)]);
  if (!finished.matches) throw new Error(`signed in as ${finished.address}, not as ${email}`);
  return id;
}

/** A desk with alice's account, signed in by the browser. */
export const openOAuthDesk = (lab: OAuthLab, options: DeskOptions = {}): Promise<Desk> =>
  openDesk(lab.mail, { ...options, clientFiles: [lab.clientFile], signIn: (email, ask) => signIn(ask, email) });
