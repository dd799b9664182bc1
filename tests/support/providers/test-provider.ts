import type { ImapFlow } from 'imapflow';
import { type Capability, everyExtension, type MailServer, startMailServer } from '../mail-server.ts';
import { deleteForGood, foldersOf } from '../provider-eyes.ts';

/** The folders that the sync matrix speaks of, whatever a provider calls them. */
export type FolderName = 'Archive' | 'Drafts' | 'Junk' | 'Sent' | 'Trash';

/** A server of the matrix: what the tests do to it and look at, whatever program it is. */
export type TestServer = Pick<
  MailServer,
  'ports' | 'caFile' | 'append' | 'deliver' | 'client' | 'commandLog' | 'stop'
> & {
  /** Gives the inbox another UIDVALIDITY with the same mail, as a restored server does. */
  renumber(): Promise<void>;
};

/** A provider as Dealbox meets it in tests: a real server, with what this provider announces and how it names its folders. */
export interface TestProvider {
  readonly name: string;
  /** What the profile that Dealbox must recognise is called. */
  readonly profile: string;
  /** `without`: of the usual folders, what is not there; only where `canMiss`. */
  start(options?: { readonly without?: readonly FolderName[] }): Promise<TestServer>;
  readonly folders: Readonly<Record<FolderName, string>>;
  /** Whether a server without a Trash can be had. */
  readonly canMissTrash: boolean;
  /** Whether the folders have to be found by a first pass: their roles are known by name only. */
  readonly passes: 1 | 2;
  /** Folders to which another client can move mail (Gmail lets nobody into Sent or Drafts). */
  readonly movable: readonly FolderName[];
  /** What no command of ours may have in it. */
  readonly unused: readonly RegExp[];
  /** Archive at the provider is not a move. */
  readonly archives: RegExp;
  /** Where a message stands, in the names of `folders`, sorted; one entry a copy. */
  standing(client: ImapFlow, subject: string): Promise<string[]>;
  /** Gone for good, as by emptying the Trash. */
  destroy(client: ImapFlow, subject: string): Promise<void>;
}

export const usualNames: TestProvider['folders'] = {
  Archive: 'Archive',
  Drafts: 'Drafts',
  Junk: 'Junk',
  Sent: 'Sent',
  Trash: 'Trash',
};

/** Names in `paths` as the matrix has them. */
export const canonical = (folders: TestProvider['folders'], paths: readonly string[]): string[] =>
  paths.map((path) => Object.entries(folders).find(([, own]) => own === path)?.[0] ?? path).sort();

interface DovecotAs {
  readonly name: string;
  readonly profile?: string;
  readonly hide?: readonly Capability[];
  readonly announce?: readonly string[];
  readonly id?: string;
  readonly folders?: TestProvider['folders'];
  readonly specialUse?: boolean;
  readonly unused: readonly RegExp[];
}

/** Dovecot, announcing what a provider announces. It obeys what it hides: that nothing of it was used, the command log says. */
function dovecotAs(given: DovecotAs): TestProvider {
  const { name, profile = 'IMAP', hide = [], folders = usualNames, unused, announce, id } = given;
  const specialUse = given.specialUse ?? !hide.includes('SPECIAL-USE');
  const layout = Object.entries(folders).map(([role, path]) => ({ name: path, use: `\\${role}` }));
  return {
    name,
    profile,
    folders,
    unused,
    canMissTrash: true,
    passes: specialUse ? 1 : 2,
    movable: ['Archive', 'Junk', 'Drafts', 'Sent'],
    archives: /^UID (MOVE|COPY)/,
    async start({ without = [] } = {}) {
      const server = await startMailServer({
        hide,
        smtp: false,
        specialUse,
        layout,
        without: without.map((missing) => folders[missing]),
        ...(announce === undefined ? {} : { announce }),
        ...(id === undefined ? {} : { id }),
      });
      const renumber = async () => {
        server.doveadm(['mailbox', 'update', '-u', 'alice', '--uid-validity', '987654', 'INBOX']);
      };
      return { ...server, renumber };
    },
    standing: async (client, subject) => canonical(folders, await foldersOf(client, subject)),
    destroy: (client, subject) => deleteForGood(client, subject),
  };
}

/** RFC 7162 in any form. */
const modSequences = /CONDSTORE|QRESYNC|CHANGEDSINCE|MODSEQ|VANISHED/i;

/** Extensions of Dovecot's own list, with this or that hidden. */
export const plainServers: readonly TestProvider[] = [
  dovecotAs({ name: 'Dovecot, all extensions', unused: [] }),
  dovecotAs({ name: 'Dovecot, no QRESYNC', hide: ['QRESYNC'], unused: [/QRESYNC/i, /VANISHED/i] }),
  dovecotAs({ name: 'Dovecot, no MOVE', hide: ['MOVE'], unused: [/^UID MOVE/i, /^MOVE/i] }),
  dovecotAs({ name: 'Dovecot, no CONDSTORE, no QRESYNC', hide: ['CONDSTORE', 'QRESYNC'], unused: [modSequences] }),
  dovecotAs({
    name: 'bare IMAP4rev1',
    hide: everyExtension,
    unused: [/^UID MOVE|^UID EXPUNGE|^IDLE|^ENABLE|RETURN \(/i, modSequences],
  }),
];

/** What providers announce after sign-in, as far as a client's choices hang on it. */
export const knownProviders: readonly TestProvider[] = [
  dovecotAs({
    name: 'Exchange Online',
    profile: 'Exchange Online',
    announce: words('IMAP4 IMAP4rev1 SASL-IR UIDPLUS MOVE ID UNSELECT CHILDREN IDLE NAMESPACE LITERAL+'),
    id: 'name Microsoft.Exchange.Imap4.Imap4Server version 15.20',
    specialUse: false,
    // the folders of a mailbox that was made in German
    folders: {
      Archive: 'Archiv',
      Drafts: 'Entwürfe',
      Junk: 'Junk-E-Mail',
      Sent: 'Gesendete Elemente',
      Trash: 'Gelöschte Elemente',
    },
    unused: [/^ENABLE|RETURN \(|KEYWORD/i, modSequences],
  }),
  dovecotAs({
    name: 'Yahoo',
    profile: 'Yahoo',
    // CONDSTORE and IDLE are announced here to see that they are left alone all the same
    announce: words(
      'IMAP4rev1 SASL-IR ENABLE ID NAMESPACE UIDPLUS MOVE LITERAL+ CHILDREN UNSELECT SPECIAL-USE LIST-EXTENDED XYMHIGHESTMODSEQ CONDSTORE QRESYNC IDLE',
    ),
    folders: { Archive: 'Archive', Drafts: 'Draft', Junk: 'Bulk', Sent: 'Sent', Trash: 'Trash' },
    unused: [/^IDLE/i, modSequences],
  }),
  dovecotAs({
    name: 'iCloud',
    profile: 'iCloud',
    announce: words(
      'IMAP4 IMAP4rev1 SASL-IR ENABLE ID IDLE LITERAL+ MULTIAPPEND NAMESPACE UIDPLUS UNSELECT CHILDREN CONDSTORE ESEARCH BINARY XAPPLEPUSHSERVICE XAPPLELITERAL',
    ),
    specialUse: false,
    folders: {
      Archive: 'Archive',
      Drafts: 'Drafts',
      Junk: 'Junk',
      Sent: 'Sent Messages',
      Trash: 'Deleted Messages',
    },
    unused: [/^UID MOVE/i, /QRESYNC|VANISHED/i],
  }),
  dovecotAs({
    name: 'Zoho',
    profile: 'Zoho',
    announce: words(
      'IMAP4rev1 SASL-IR ID IDLE NAMESPACE UIDPLUS MOVE UNSELECT CHILDREN LITERAL+ LIST-EXTENDED SPECIAL-USE WITHIN',
    ),
    id: 'name ZohoMailIMAP vendor Zoho',
    folders: { Archive: 'Archive', Drafts: 'Drafts', Junk: 'Spam', Sent: 'Sent', Trash: 'Trash' },
    unused: [/^ENABLE/i, modSequences],
  }),
];

function words(text: string): string[] {
  return text.split(' ');
}
