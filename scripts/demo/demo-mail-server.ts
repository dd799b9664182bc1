import { type SampleMessage, sampleMailbox } from '../../src-main/provider/sample/mailbox/sample-mailbox.ts';
import { type MailServer, startMailServer, testPassword } from '../../tests/support/mail-server.ts';

/**
 * What `--demo-account FILE` takes: the fields of the add-account form, as JSON. The app adds the account by the same
 * call as the form, with all its checks.
 */
export interface DemoAccount {
  readonly email: string;
  readonly displayName: string;
  readonly imap: { readonly host: string; readonly port: number; readonly tls: 'on' | 'starttls' | 'off' };
  readonly smtp: { readonly host: string; readonly port: number; readonly tls: 'on' | 'starttls' | 'off' };
  readonly user: string;
  readonly password: string;
  /** PEM file of the authority that signed the server's certificate. */
  readonly caFile: string;
}

export interface DemoMailServer {
  readonly account: DemoAccount;
  /** How many messages are in it. */
  readonly messages: number;
  stop(): Promise<void>;
}

const USER = 'ola';

/** How often mail that the sample has for later today is looked for, in milliseconds. */
const ARRIVALS = 20_000;

/** A real Dovecot with submission, its one mailbox filled with the sample; later mail arrives when its time comes. */
export async function startDemoMailServer(): Promise<DemoMailServer> {
  const server = await startMailServer({ users: { [USER]: testPassword }, format: 'mdbox', recordCommands: false });
  let until = new Date();
  const mailbox = sampleMailbox(until);
  await Promise.all(
    [...Map.groupBy(mailbox, ({ folder }) => folder)].map(([folder, messages]) =>
      server.append(USER, folder, messages),
    ),
  );
  const arrivals = setInterval(() => {
    const now = new Date();
    const arrived = sampleMailbox(now).filter(({ internalDate }) => internalDate > until);
    until = now;
    void Promise.all(arrived.map((message) => arrive(server, message))).catch((error: unknown) => console.error(error));
  }, ARRIVALS);
  const host = 'localhost';
  return {
    account: {
      email: 'ola@dealbox.example',
      displayName: 'Ola Nowak',
      imap: { host, port: server.ports.imaps, tls: 'on' },
      smtp: { host, port: server.ports.submissions, tls: 'on' },
      user: USER,
      password: testPassword,
      caFile: server.caFile,
    },
    messages: mailbox.length,
    stop() {
      clearInterval(arrivals);
      return server.stop();
    },
  };
}

async function arrive(server: MailServer, message: SampleMessage): Promise<void> {
  if (message.folder === 'INBOX') await server.deliver(USER, message.raw);
  else await server.append(USER, message.folder, [message]);
}
