import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type MailServer, testPassword } from '../../tests/support/mail-server.ts';
import { timeProcess } from '../measure.ts';
import { findPeer } from './program.ts';

export interface MbsyncPull {
  /** The whole process. */
  readonly seconds: number;
  /** The folder that the Maildir `INBOX` lies in, for those that index it. */
  readonly maildirs: string;
}

export interface MbsyncOptions {
  /** Does not exist yet, and is not removed before the last round: unlinking much mail just before slows ext4's making of files. */
  readonly folder: string;
  /** Default: mbsync's own, which is on. */
  readonly fsync?: boolean;
}

/** The first sync of the INBOX into a Maildir, mbsync as its man page's defaults have it. Null where it is not installed. */
export async function pullWithMbsync(
  server: MailServer,
  { folder, fsync = true }: MbsyncOptions,
  say: (text: string) => void,
): Promise<MbsyncPull | null> {
  const mbsync = findPeer('mbsync', 'isync', say);
  if (mbsync === null) return null;
  const maildirs = join(folder, 'mail');
  mkdirSync(maildirs, { recursive: true });
  const config = join(folder, 'mbsyncrc');
  writeFileSync(
    config,
    `${fsync ? '' : 'FSync no\n\n'}IMAPAccount a
Host 127.0.0.1
Port ${server.ports.imap}
User alice
Pass "${testPassword}"
SSLType None
AuthMechs LOGIN

IMAPStore remote
Account a

MaildirStore local
Path ${maildirs}/
Inbox ${maildirs}/INBOX

Channel c
Far :remote:
Near :local:
Patterns INBOX
Create Near
Sync Pull
SyncState *
`,
    { mode: 0o600 },
  );
  const seconds = await timeProcess(mbsync, ['-q', '-c', config, 'c'], { ...process.env, HOME: folder });
  return { seconds, maildirs };
}
