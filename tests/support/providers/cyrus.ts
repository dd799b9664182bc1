import { type CyrusServer, startCyrusServer } from '../cyrus-server.ts';
import { deleteForGood, foldersOf } from '../provider-eyes.ts';
import { canonical, type TestProvider, usualNames } from './test-provider.ts';

/** The second real server (Fastmail runs it too): OBJECTID, special uses in small letters, everything else as announced. */
export const cyrus: TestProvider = {
  name: 'Cyrus',
  profile: 'IMAP',
  folders: usualNames,
  canMissTrash: false,
  passes: 1,
  movable: ['Archive', 'Junk', 'Drafts', 'Sent'],
  unused: [/X-GM-/],
  archives: /^UID (MOVE|COPY)/,
  async start() {
    const server = await startCyrusServer();
    return { ...server, renumber: () => renumber(server) };
  },
  standing: async (client, subject) => canonical(usualNames, await foldersOf(client, subject)),
  destroy: (client, subject) => deleteForGood(client, subject),
};

/** The inbox with its mail in a mailbox that was made anew. */
async function renumber(server: CyrusServer): Promise<void> {
  const client = await server.client('alice');
  await client.mailboxOpen('INBOX');
  const mail = await client.fetchAll('1:*', { uid: true, flags: true, internalDate: true, source: true });
  await client.logout();
  await server.recreate('alice');
  // signing in makes the mailbox, with its folders
  await (await server.client('alice')).logout();
  await server.append(
    'alice',
    'INBOX',
    mail.map(({ source, flags, internalDate }) => ({
      raw: source ?? Buffer.alloc(0),
      flags: [...(flags ?? [])].filter((flag) => flag !== '\\Recent'),
      internalDate: new Date(internalDate ?? 0),
    })),
  );
}
