import { type MailServer, testPassword } from './mail-server.ts';

/** Alice's account on a test server, as `--demo-account` takes it. */
export function demoAccount(server: Pick<MailServer, 'host' | 'ports' | 'caFile'>) {
  return {
    email: 'alice@example.test',
    displayName: 'Alice Berg',
    imap: { host: server.host, port: server.ports.imaps, tls: 'on' },
    smtp: { host: server.host, port: server.ports.submissions, tls: 'on' },
    user: 'alice',
    password: testPassword,
    caFile: server.caFile,
  };
}
