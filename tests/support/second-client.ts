import PostalMime, { type Email } from 'postal-mime';
import type { MailServer } from './mail-server.ts';

/** A mail as a client that shares nothing with Dealbox reads it from the server. */
export interface ReceivedMail {
  readonly uid: number;
  readonly raw: Buffer;
  readonly parsed: Email;
  readonly flags: ReadonlySet<string>;
}

/** All of a folder, in the order of arrival, once what was submitted is delivered. Empty where there is no such folder. */
export async function readFolder(server: MailServer, user: string, folder: string): Promise<ReceivedMail[]> {
  await server.delivered();
  const client = await server.client(user);
  try {
    const status = await client.mailboxOpen(folder).catch(() => null);
    const found: ReceivedMail[] = [];
    if (status === null || status.exists === 0) return found;
    for await (const message of client.fetch('1:*', { uid: true, flags: true, source: true })) {
      const raw = message.source ?? Buffer.alloc(0);
      found.push({ uid: message.uid, raw, parsed: await PostalMime.parse(raw), flags: message.flags ?? new Set() });
    }
    return found;
  } finally {
    await client.logout();
  }
}
