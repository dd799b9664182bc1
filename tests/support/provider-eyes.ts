import type { ImapFlow } from 'imapflow';

/** A message as a second mail client sees it at the provider. */
export interface Seen {
  readonly folder: string;
  readonly uid: number;
  readonly flags: ReadonlySet<string>;
}

/** Everything a second client sees of the messages with this subject, in every folder. */
export async function seenAtProvider(client: ImapFlow, subject: string): Promise<Seen[]> {
  const seen: Seen[] = [];
  for (const folder of await client.list()) {
    if (folder.flags.has('\\Noselect') || folder.flags.has('\\NonExistent')) continue;
    const lock = await client.getMailboxLock(folder.path, { readOnly: true });
    try {
      const messages = await client.fetchAll('1:*', { uid: true, flags: true, envelope: true }).catch(() => []);
      for (const message of messages) {
        if (message.envelope?.subject !== subject) continue;
        seen.push({ folder: folder.path, uid: message.uid, flags: message.flags ?? new Set() });
      }
    } finally {
      lock.release();
    }
  }
  return seen;
}

/** The folders in which a message stands, one entry a copy, sorted. */
export async function foldersOf(client: ImapFlow, subject: string): Promise<string[]> {
  return (await seenAtProvider(client, subject)).map((seen) => seen.folder).sort();
}

async function withMessage(
  client: ImapFlow,
  folder: string,
  subject: string,
  work: (uid: number) => Promise<unknown>,
): Promise<void> {
  const [seen] = (await seenAtProvider(client, subject)).filter((message) => message.folder === folder);
  if (seen === undefined) throw new Error(`the provider has no "${subject}" in ${folder}`);
  const lock = await client.getMailboxLock(folder);
  try {
    await work(seen.uid);
  } finally {
    lock.release();
  }
}

/** What a person does in another mail client. */
export const moveElsewhere = (client: ImapFlow, subject: string, from: string, to: string): Promise<void> =>
  withMessage(client, from, subject, (uid) => client.messageMove(`${uid}`, to, { uid: true }));

export const copyElsewhere = (client: ImapFlow, subject: string, from: string, to: string): Promise<void> =>
  withMessage(client, from, subject, (uid) => client.messageCopy(`${uid}`, to, { uid: true }));

/** Every copy of it, in whatever folder, gone for good. */
export async function deleteForGood(client: ImapFlow, subject: string): Promise<void> {
  for (const { folder } of await seenAtProvider(client, subject)) await expunge(client, subject, folder);
}

/** Marks as deleted and expunges: gone for good. */
export const expunge = (client: ImapFlow, subject: string, from: string): Promise<void> =>
  withMessage(client, from, subject, (uid) => client.messageDelete(`${uid}`, { uid: true }));

export const setFlags = (
  client: ImapFlow,
  subject: string,
  folder: string,
  flags: string[],
  value = true,
): Promise<void> =>
  withMessage(client, folder, subject, (uid) =>
    value
      ? client.messageFlagsAdd(`${uid}`, flags, { uid: true })
      : client.messageFlagsRemove(`${uid}`, flags, { uid: true }),
  );
