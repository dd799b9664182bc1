import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ImapFlow } from 'imapflow';
import { type MailServer, type MailServerOptions, startMailServer, testPassword } from '../mail-server.ts';
import { expunge, foldersOf, moveElsewhere, seenAtProvider } from '../provider-eyes.ts';
import { gmailFolders } from './gmail-mailbox.ts';
import { startGmailProxy } from './gmail-proxy.ts';
import { canonical, type TestProvider, type TestServer } from './test-provider.ts';

/** What Gmail announces after sign-in; COMPRESS is left out, because the proxy reads along. */
const ANNOUNCED =
  'IMAP4rev1 UNSELECT IDLE NAMESPACE QUOTA ID XLIST CHILDREN X-GM-EXT-1 UIDPLUS ENABLE MOVE CONDSTORE ESEARCH UTF8=ACCEPT LIST-EXTENDED LIST-STATUS LITERAL- SPECIAL-USE SASL-IR';

const layout = [
  { name: gmailFolders.all, use: '\\All' },
  { name: gmailFolders.drafts, use: '\\Drafts' },
  { name: gmailFolders.sent, use: '\\Sent' },
  { name: gmailFolders.spam, use: '\\Junk' },
  { name: gmailFolders.trash, use: '\\Trash' },
  { name: '[Gmail]/Starred', use: '\\Flagged' },
];

export type GmailServer = TestServer & Pick<MailServer, 'host' | 'doveadm' | 'delivered'>;

/** Gmail as far as its extension goes: a Dovecot behind a proxy (gmail-proxy.ts). */
export async function startGmailServer(
  options: Pick<MailServerOptions, 'folders' | 'smtp'> = {},
): Promise<GmailServer> {
  const server = await startMailServer({
    smtp: false,
    ...options,
    announce: ANNOUNCED.split(' '),
    id: 'name GImap vendor Google',
    layout,
  });
  const pem = (name: string) => readFileSync(join(server.dir, name), 'utf8');
  const proxy = await startGmailProxy(server, { key: pem('server.key'), cert: pem('server.pem') });
  return {
    host: server.host,
    ports: { ...server.ports, imap: proxy.imap, imaps: proxy.imaps },
    caFile: server.caFile,
    doveadm: server.doveadm,
    delivered: server.delivered,
    async deliver(user, raw) {
      await server.deliver(user, raw);
      proxy.mailbox(user).settle();
    },
    async append(user, folder, messages) {
      const uids = await server.append(user, folder, messages);
      proxy.mailbox(user).settle();
      return uids;
    },
    async client(user) {
      const client = new ImapFlow({
        host: '127.0.0.1',
        port: proxy.imap,
        secure: false,
        doSTARTTLS: false,
        auth: { user: `${user}.observer`, pass: testPassword },
        logger: false,
      });
      client.on('error', () => undefined);
      await client.connect();
      return client;
    },
    commandLog: (user) => proxy.commandLog(user),
    async renumber() {
      server.doveadm(['mailbox', 'update', '-u', 'alice', '--uid-validity', '987654', 'INBOX']);
    },
    async stop() {
      proxy.stop();
      await server.stop();
    },
  };
}

const folders: TestProvider['folders'] = {
  Archive: gmailFolders.all,
  Drafts: gmailFolders.drafts,
  Junk: gmailFolders.spam,
  Sent: gmailFolders.sent,
  Trash: gmailFolders.trash,
};

export const gmail: TestProvider = {
  name: 'Gmail',
  profile: 'Gmail',
  start: () => startGmailServer(),
  folders,
  canMissTrash: false,
  passes: 1,
  movable: ['Archive', 'Junk'],
  // nothing is ever moved to All Mail, which would be a second copy to IMAP's eyes; and what Gmail does not have is not tried
  unused: [/QRESYNC|VANISHED/i, /^UID (MOVE|COPY) \S+ "?\[Gmail\]\/All Mail/i, /^(UID )?EXPUNGE/i],
  archives: /^UID STORE .*X-GM-LABELS/,
  async standing(client, subject) {
    const paths = await foldersOf(client, subject);
    // in All Mail is everything: it says something only where there is nothing else
    const telling = paths.filter((path) => path !== gmailFolders.all);
    return canonical(folders, telling.length === 0 ? paths : telling);
  },
  async destroy(client, subject) {
    const [seen] = await seenAtProvider(client, subject);
    if (seen === undefined) throw new Error(`the provider has no "${subject}"`);
    await moveElsewhere(client, subject, seen.folder, gmailFolders.trash);
    await expunge(client, subject, gmailFolders.trash);
  },
};
