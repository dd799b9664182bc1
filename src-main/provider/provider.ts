import type { Connection } from '#shared/model/account.ts';
import type { FolderRole } from '#shared/model/folder.ts';
import type { FlagBits } from '#shared/model/mail.ts';
import type { ProviderProfile } from './profiles.ts';

/**
 * What a mail provider is to the engine: IMAP's own ideas (folder, UID, UIDVALIDITY, MODSEQ), with everything that servers do
 * differently settled behind it. Two kinds: imap/ and sample/. Every function throws DealboxError.
 */
export interface Provider {
  /** Signs in. `password` is null where the provider needs none. */
  connect(options: ConnectOptions): Promise<MailSession>;
}

export interface ConnectOptions {
  readonly connection: Connection;
  readonly password: string | null;
  /** Instead of a password, where one signs in at a service (ACC-2). */
  readonly accessToken?: string | undefined;
  /** Milliseconds without an answer after which a connection counts as lost. */
  readonly timeout?: number | undefined;
  /** Ends the attempt to connect, and the connection; commands on their way are rejected. */
  readonly signal?: AbortSignal | undefined;
  /** Each command as it was sent, without literals and secrets: for tests and diagnosis. */
  readonly onCommand?: ((command: string) => void) | undefined;
}

export interface Capabilities {
  readonly condstore: boolean;
  readonly qresync: boolean;
  readonly idle: boolean;
  readonly move: boolean;
  readonly uidplus: boolean;
  /** Messages have an id of the provider's own, the same in every folder (RFC 8474 OBJECTID, X-GM-MSGID). */
  readonly messageIds: boolean;
}

export interface RemoteFolder {
  readonly path: string;
  readonly delimiter: string;
  readonly role: FolderRole;
  readonly selectable: boolean;
}

/** What a folder answers when it is opened. */
export interface FolderState {
  readonly path: string;
  readonly uidvalidity: number;
  readonly uidnext: number;
  /** The provider's id of the folder, which stays when it is renamed (RFC 8474 MAILBOXID); '' where there is none. */
  readonly remoteId: string;
  readonly exists: number;
  /** '0' where the folder has no mod-sequences (RFC 7162). */
  readonly highestModseq: string;
  /** Only where QRESYNC answered for the asked state: what has gone and what has other flags since. */
  readonly changes: { readonly vanished: readonly number[]; readonly flags: readonly RemoteFlags[] } | null;
}

export interface RemoteFlags {
  readonly uid: number;
  readonly flags: FlagBits;
  /** The provider's id of the message, where it has such. */
  readonly remoteId?: string;
  /**
   * X-GM-LABELS, where folders are labels: names of label folders, and `\\Inbox`, `\\Sent`, `\\Draft` …. The label of the open folder itself may
   * be missing.
   */
  readonly labels?: readonly string[];
}

export interface RemoteHeader extends RemoteFlags {
  /** The provider's conversation (X-GM-THRID, RFC 8474 THREADID), where it has such. */
  readonly threadId?: string;
  /** INTERNALDATE, milliseconds since 1970. */
  readonly receivedAt: number;
  /** RFC822.SIZE in bytes. */
  readonly size: number;
  /** The header fields asked for, as they came. */
  readonly header: Buffer;
}

export interface RemoteMessage extends RemoteFlags {
  readonly threadId?: string;
  readonly receivedAt: number;
  readonly raw: Buffer;
}

/** UIDs as they are now: in the target, or nowhere known where the server does not tell (no UIDPLUS). */
export type MovedUids = ReadonlyMap<number, number>;

export interface SearchQuery {
  /** INTERNALDATE on this day or later (milliseconds; servers look at the day only). */
  readonly since?: number;
  readonly uidFrom?: number;
  readonly messageIds?: readonly string[];
  /** Exact RFC822.SIZE, for messages without a Message-ID. */
  readonly size?: number;
  readonly deleted?: boolean;
}

/** One connection, with at most one folder open. Not to be used by two callers at once. */
export interface MailSession {
  readonly capabilities: Capabilities;
  /** What this provider does in its own way. */
  readonly profile: ProviderProfile;
  listFolders(): Promise<RemoteFolder[]>;
  createFolder(path: string): Promise<void>;
  /** Messages in a folder without opening it. */
  countMessages(path: string): Promise<number>;
  /** Messages in every selectable folder, by its path. */
  countAll(): Promise<ReadonlyMap<string, number>>;
  /**
   * Opens (or opens anew) a folder. With `known`, a server with QRESYNC also tells what changed since. Throws `folder-missing`.
   */
  open(path: string, known?: { uidvalidity: number; modseq: string }): Promise<FolderState>;
  /** UIDs in the open folder, ascending. */
  search(query: SearchQuery): Promise<number[]>;
  fetchFlags(uids: readonly number[] | 'all', changedSince?: string): Promise<RemoteFlags[]>;
  /** In the order of the server, which is ascending. UIDs that are gone are left out. */
  fetchHeaders(uids: readonly number[], fields: readonly string[] | 'all'): AsyncIterable<RemoteHeader>;
  fetchMessages(uids: readonly number[]): AsyncIterable<RemoteMessage>;
  changeFlags(uids: readonly number[], flag: FlagBits, value: boolean): Promise<void>;
  /** Puts labels on messages of the open folder, or takes them off, where folders are labels. Not the open folder's own. */
  changeLabels(uids: readonly number[], labels: readonly string[], value: boolean): Promise<void>;
  /** Moves out of the open folder; never expunges what others marked (see move-messages.ts). Throws `move-refused`. */
  move(uids: readonly number[], target: string, options: { teamMailbox: boolean }): Promise<MovedUids>;
  /** Ends what move() began where a copy is already in the target: takes the source away. */
  removeSource(uids: readonly number[], options: { teamMailbox: boolean }): Promise<void>;
  /** Stores a message; gives where, as far as the server tells (UIDPLUS). `draft`: marked as one (RFC 9051 \\Draft). */
  append(
    path: string,
    raw: Buffer,
    flags: FlagBits,
    receivedAt: number,
    options?: { readonly draft?: boolean },
  ): Promise<{ readonly uid: number; readonly uidvalidity: number } | null>;
  /**
   * Waits in the open folder for something to change there. Resolves true when it did, false when `signal` ended the wait or it
   * was time to look anyway. With IDLE where the server has it, else by polling.
   */
  waitForChange(signal: AbortSignal): Promise<boolean>;
  /** Called once when the connection is gone, whoever ended it, with why: a DealboxError. */
  onClose(listener: (why: Error) => void): void;
  close(): Promise<void>;
}
