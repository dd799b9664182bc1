import { DealboxError } from '#shared/model/error.ts';
import type { FlagBits } from '#shared/model/mail.ts';
import { parseHeader } from '../mime/parse-header.ts';
import { ordinaryProfile } from '../profiles.ts';
import type {
  Capabilities,
  FolderState,
  MailSession,
  MovedUids,
  Provider,
  RemoteFlags,
  RemoteFolder,
  RemoteHeader,
  RemoteMessage,
  SearchQuery,
} from '../provider.ts';
import { SAMPLE_UIDVALIDITY, type SampleFolder, type SampleItem, SampleServer } from './sample-server.ts';

/** One mailbox for each sample account of this run; the account's user name is the day it was made. */
const servers = new Map<string, SampleServer>();

/**
 * The built-in sample: a believable mailbox in memory, behind the same interface as IMAP. It is what *Try with sample data* adds, and
 * what the demo runs on where no mail server can be had.
 */
export const sampleProvider: Provider = {
  connect({ connection }) {
    const epoch = new Date(connection.user);
    if (Number.isNaN(epoch.getTime())) throw new DealboxError('invalid-input', 'This sample account names no day.');
    let server = servers.get(connection.user);
    if (server === undefined) {
      server = new SampleServer(epoch);
      servers.set(connection.user, server);
    }
    return Promise.resolve(new SampleSession(server));
  },
};

class SampleSession implements MailSession {
  readonly capabilities: Capabilities = {
    condstore: true,
    qresync: true,
    idle: true,
    move: true,
    uidplus: true,
    messageIds: false,
  };
  readonly profile = ordinaryProfile;
  private readonly server: SampleServer;
  private opened: SampleFolder | null = null;

  constructor(server: SampleServer) {
    this.server = server;
  }

  async listFolders(): Promise<RemoteFolder[]> {
    return [...this.server.folders.values()].map(({ path, role }) => ({
      path,
      role,
      delimiter: '/',
      selectable: true,
    }));
  }

  async createFolder(path: string): Promise<void> {
    if (!this.server.folders.has(path)) this.server.addFolder(path);
  }

  async countMessages(path: string): Promise<number> {
    return this.folder(path).items.length;
  }

  async countAll(): Promise<ReadonlyMap<string, number>> {
    return new Map([...this.server.folders.values()].map(({ path, items }) => [path, items.length]));
  }

  async open(path: string, known?: { uidvalidity: number; modseq: string }): Promise<FolderState> {
    const folder = this.folder(path);
    this.opened = folder;
    const resync = known !== undefined && known.modseq !== '0' && known.uidvalidity === SAMPLE_UIDVALIDITY;
    // a new run begins with the mailbox as it was: what is known from an earlier one is compared, not resumed
    const since = resync && Number(known.modseq) <= this.server.highestModseq ? Number(known.modseq) : null;
    return {
      path,
      uidvalidity: SAMPLE_UIDVALIDITY,
      uidnext: folder.uidnext,
      remoteId: '',
      exists: folder.items.length,
      highestModseq: String(this.server.highestModseq),
      changes: since === null ? null : changesSince(folder, since),
    };
  }

  async search(query: SearchQuery): Promise<number[]> {
    const ids = query.messageIds === undefined ? null : new Set(query.messageIds);
    return this.current()
      .items.filter((item) => matches(item, query, ids))
      .map((item) => item.uid);
  }

  async fetchFlags(uids: readonly number[] | 'all', changedSince?: string): Promise<RemoteFlags[]> {
    const since = Number(changedSince ?? 0);
    return this.pick(uids)
      .filter((item) => item.modseq > since)
      .map(({ uid, flags }) => ({ uid, flags }));
  }

  async *fetchHeaders(uids: readonly number[]): AsyncIterable<RemoteHeader> {
    for (const item of this.pick(uids)) {
      const { uid, flags, receivedAt, raw } = item;
      yield { uid, flags, receivedAt, size: raw.length, header: headerOf(raw) };
    }
  }

  async *fetchMessages(uids: readonly number[]): AsyncIterable<RemoteMessage> {
    for (const { uid, flags, receivedAt, raw } of this.pick(uids)) yield { uid, flags, receivedAt, raw };
  }

  async changeFlags(uids: readonly number[], flag: FlagBits, value: boolean): Promise<void> {
    this.server.mark(this.current(), uids, flag, value);
  }

  async changeLabels(): Promise<void> {
    throw new DealboxError('internal', 'The sample mailbox has folders, not labels.');
  }

  async move(uids: readonly number[], target: string): Promise<MovedUids> {
    const to = this.folder(target);
    const moved = new Map<number, number>();
    for (const item of this.server.take(this.current(), uids)) {
      moved.set(item.uid, this.server.add(to, item.raw, item.flags, item.receivedAt));
    }
    return moved;
  }

  async removeSource(uids: readonly number[]): Promise<void> {
    this.server.take(this.current(), uids);
  }

  async append(path: string, raw: Buffer, flags: FlagBits, receivedAt: number) {
    return { uid: this.server.add(this.folder(path), raw, flags, receivedAt), uidvalidity: SAMPLE_UIDVALIDITY };
  }

  waitForChange(signal: AbortSignal): Promise<boolean> {
    const waited = this.current().path;
    return new Promise((resolve) => {
      const end = (changed: boolean) => {
        unwatch();
        signal.removeEventListener('abort', stop);
        resolve(changed);
      };
      const stop = () => end(false);
      const unwatch = this.server.watch((path) => {
        if (path === waited) end(true);
      });
      if (signal.aborted) stop();
      else signal.addEventListener('abort', stop, { once: true });
    });
  }

  onClose(): void {
    // it is never lost
  }

  async close(): Promise<void> {
    this.opened = null;
  }

  private folder(path: string): SampleFolder {
    const folder = this.server.folders.get(path);
    if (folder === undefined) throw new DealboxError('folder-missing', 'This folder is no longer at the provider.');
    return folder;
  }

  private current(): SampleFolder {
    if (this.opened === null) throw new DealboxError('internal', 'No folder is open.');
    return this.opened;
  }

  private pick(uids: readonly number[] | 'all'): SampleItem[] {
    if (uids === 'all') return [...this.current().items];
    const wanted = new Set(uids);
    return this.current().items.filter((item) => wanted.has(item.uid));
  }
}

function changesSince(folder: SampleFolder, since: number): FolderState['changes'] {
  return {
    vanished: folder.vanished.filter((item) => item.modseq > since).map((item) => item.uid),
    flags: folder.items.filter((item) => item.modseq > since).map(({ uid, flags }) => ({ uid, flags })),
  };
}

function matches(item: SampleItem, query: SearchQuery, ids: ReadonlySet<string> | null): boolean {
  if (query.since !== undefined && item.receivedAt < new Date(query.since).setUTCHours(0, 0, 0, 0)) return false;
  if (query.uidFrom !== undefined && item.uid < query.uidFrom) return false;
  if (query.size !== undefined && item.raw.length !== query.size) return false;
  return ids === null || ids.has(parseHeader(item.raw).messageId);
}

function headerOf(raw: Buffer): Buffer {
  const end = raw.indexOf('\r\n\r\n');
  return end === -1 ? raw : raw.subarray(0, end + 4);
}
