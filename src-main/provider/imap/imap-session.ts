import { Socket } from 'node:net';
import type { ExpungeEvent, FetchMessageObject, FlagsEvent, ImapFlow } from 'imapflow';
import { DealboxError } from '#shared/model/error.ts';
import { type FlagBits, flagBits } from '#shared/model/mail.ts';
import type { ProviderProfile } from '../profiles.ts';
import type {
  Capabilities,
  ConnectOptions,
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
import { ANSWER_PATIENCE, connectClient, serverName } from './connect.ts';
import { toBits, toNames } from './flags.ts';
import { toRemoteFolders } from './folder-roles.ts';
import { connectionError } from './imap-error.ts';
import { moveMessages, removeMessages } from './move-messages.ts';
import { refusal } from './refusal.ts';
import { fitting, toUidSet, uidSets } from './uid-set.ts';

/** Silence after which the system asks the other end, without waking us. Milliseconds. */
const KEEP_ALIVE = 4 * 60_000;
/** How long the end of a connection may take. */
const GOODBYE = 1_000;
/** Message-IDs in one SEARCH, so that its line stays short. */
const IDS_PER_SEARCH = 20;

export const imapProvider: Provider = {
  async connect(options) {
    const { client, profile } = await connectClient(options);
    return new ImapSession(client, profile, options);
  },
};

class ImapSession implements MailSession {
  readonly capabilities: Capabilities;
  readonly profile: ProviderProfile;
  private readonly client: ImapFlow;
  private readonly server: string;
  private lost: unknown;
  private readonly timeout: number | undefined;
  /** What is asked of messages beyond IMAP4rev1, where folders are labels. */
  private readonly labelling: { readonly labels?: true; readonly threadId?: true };

  constructor(client: ImapFlow, profile: ProviderProfile, options: ConnectOptions) {
    this.client = client;
    this.profile = profile;
    this.labelling = profile.labels ? { labels: true, threadId: true } : {};
    client.on('error', (error) => {
      this.lost ??= error;
    });
    this.server = serverName(options.connection.imap);
    this.timeout = options.timeout;
    const has = (name: string) => client.capabilities.has(name);
    this.capabilities = {
      condstore: client.enabled.has('CONDSTORE'),
      qresync: client.enabled.has('QRESYNC'),
      idle: has('IDLE'),
      move: has('MOVE'),
      uidplus: has('UIDPLUS'),
      messageIds: profile.labels || has('OBJECTID'),
    };
  }

  async listFolders(): Promise<RemoteFolder[]> {
    return this.guard(async () => toRemoteFolders(await this.client.list(), this.profile));
  }

  async createFolder(path: string): Promise<void> {
    await this.guard(async () => {
      await this.client.mailboxCreate(path);
      await this.client.mailboxSubscribe(path);
    });
  }

  async countMessages(path: string): Promise<number> {
    return this.guard(async () => {
      const status = await this.client.status(path, { messages: true });
      return status === false ? 0 : (status.messages ?? 0);
    });
  }

  async countAll(): Promise<ReadonlyMap<string, number>> {
    // LIST-STATUS where the server has it, else a STATUS each (RFC 5819)
    const list = await this.guard(() => this.client.list({ statusQuery: { messages: true } }));
    const selectable = new Set(
      toRemoteFolders(list, this.profile).flatMap((folder) => (folder.selectable ? [folder.path] : [])),
    );
    return new Map(
      list.flatMap(({ path, status }): [string, number][] =>
        selectable.has(path) && status?.messages !== undefined ? [[path, status.messages]] : [],
      ),
    );
  }

  async open(path: string, known?: { uidvalidity: number; modseq: string }): Promise<FolderState> {
    const vanished: number[] = [];
    const flags: RemoteFlags[] = [];
    const onExpunge = (event: ExpungeEvent) => {
      if (event.path === path && event.vanished && event.uid !== undefined) vanished.push(event.uid);
    };
    const onFlags = (event: FlagsEvent) => {
      if (event.path === path && event.uid !== undefined) flags.push({ uid: event.uid, flags: toBits(event.flags) });
    };
    const resync = known !== undefined && known.modseq !== '0' && this.capabilities.qresync;
    this.client.on('expunge', onExpunge);
    this.client.on('flags', onFlags);
    try {
      const mailbox = await this.guard(() =>
        this.client.mailboxOpen(
          path,
          resync ? { changedSince: BigInt(known.modseq), uidValidity: BigInt(known.uidvalidity) } : {},
        ),
      );
      const uidvalidity = Number(mailbox.uidValidity);
      const modseq = mailbox.noModseq === true ? '0' : String(mailbox.highestModseq ?? 0n);
      const answered = resync && known.uidvalidity === uidvalidity && modseq !== '0';
      return {
        path,
        uidvalidity,
        uidnext: mailbox.uidNext,
        remoteId: mailbox.mailboxId ?? '',
        exists: mailbox.exists,
        highestModseq: this.capabilities.condstore ? modseq : '0',
        changes: answered ? { vanished, flags } : null,
      };
    } finally {
      this.client.off('expunge', onExpunge);
      this.client.off('flags', onFlags);
    }
  }

  async search(query: SearchQuery): Promise<number[]> {
    if (query.messageIds !== undefined) return this.searchMessageIds(query.messageIds);
    return this.guard(async () => {
      const terms = {
        ...(query.since === undefined ? {} : { since: new Date(query.since) }),
        ...(query.uidFrom === undefined ? {} : { uid: `${query.uidFrom}:*` }),
        ...(query.size === undefined ? {} : { larger: query.size - 1, smaller: query.size + 1 }),
        ...(query.deleted === true ? { deleted: true } : {}),
      };
      const found = await this.client.search(Object.keys(terms).length === 0 ? { all: true } : terms, { uid: true });
      if (!Array.isArray(found)) throw searchFailed();
      // "n:*" always names the last message, even where its UID is lower (RFC 9051 §6.4.8)
      const from = query.uidFrom ?? 0;
      return found.filter((uid) => uid >= from).sort((a, b) => a - b);
    });
  }

  private async searchMessageIds(ids: readonly string[]): Promise<number[]> {
    const uids = new Set<number>();
    for (const some of fitting(ids, (id) => id.length + '(OR HEADER "message-id" "")'.length, IDS_PER_SEARCH)) {
      const terms = some.map((id) => ({ header: { 'message-id': id } }));
      const query = terms.length === 1 ? terms[0] : { or: terms };
      const found = await this.guard(() => this.client.search(query ?? { all: true }, { uid: true }));
      if (!Array.isArray(found)) throw searchFailed();
      for (const uid of found) uids.add(uid);
    }
    return [...uids].sort((a, b) => a - b);
  }

  async fetchFlags(uids: readonly number[] | 'all', changedSince?: string): Promise<RemoteFlags[]> {
    const sets = uids === 'all' ? ['1:*'] : [...uidSets(uids)];
    const result: RemoteFlags[] = [];
    const since =
      changedSince !== undefined && this.capabilities.condstore ? { changedSince: BigInt(changedSince) } : {};
    for (const set of sets) {
      await this.guard(async () => {
        for await (const message of this.client.fetch(
          set,
          { uid: true, flags: true, ...this.labelling },
          { uid: true, ...since },
        )) {
          result.push(toFlags(message));
        }
      });
    }
    return result;
  }

  async *fetchHeaders(uids: readonly number[], fields: readonly string[] | 'all'): AsyncIterable<RemoteHeader> {
    const query = {
      uid: true,
      flags: true,
      internalDate: true,
      size: true,
      headers: fields === 'all' ? true : [...fields],
      ...this.labelling,
    } as const;
    const asked = new Set(uids);
    for (const set of uidSets(uids)) {
      try {
        for await (const message of this.client.fetch(set, query, { uid: true })) {
          // what a server tells unasked in between (another client's change, or a lie) is no answer
          if (message.headers === undefined || !asked.has(message.uid)) continue;
          yield {
            ...toFlags(message),
            ...threadOf(message),
            receivedAt: toTime(message.internalDate),
            size: message.size ?? 0,
            header: message.headers,
          };
        }
      } catch (error) {
        throw this.lineError(error);
      }
    }
  }

  async *fetchMessages(uids: readonly number[]): AsyncIterable<RemoteMessage> {
    const query = { uid: true, flags: true, internalDate: true, source: true, ...this.labelling } as const;
    const asked = new Set(uids);
    try {
      for await (const message of this.client.fetch(toUidSet(uids), query, { uid: true })) {
        if (message.source === undefined || !asked.has(message.uid)) continue;
        yield {
          ...toFlags(message),
          ...threadOf(message),
          receivedAt: toTime(message.internalDate),
          raw: message.source,
        };
      }
    } catch (error) {
      throw this.lineError(error);
    }
  }

  async changeFlags(uids: readonly number[], flag: FlagBits, value: boolean): Promise<void> {
    const names = toNames(flag);
    for (const set of uidSets(uids)) {
      const done = await this.guard(() =>
        value
          ? this.client.messageFlagsAdd(set, names, { uid: true, silent: true })
          : this.client.messageFlagsRemove(set, names, { uid: true, silent: true }),
      );
      if (done) continue;
      const refused = refusal(this.client, 'change a mark', this.server);
      // a mark is no reason to ask a person
      if (refused.code !== 'move-refused') throw refused;
      throw new DealboxError('server-busy', refused.message, { retryable: true, detail: refused.detail });
    }
  }

  async changeLabels(uids: readonly number[], labels: readonly string[], value: boolean): Promise<void> {
    for (const set of uidSets(uids)) {
      const options = { uid: true, useLabels: true } as const;
      const done = await this.guard(() =>
        value
          ? this.client.messageFlagsAdd(set, [...labels], options)
          : this.client.messageFlagsRemove(set, [...labels], options),
      );
      if (!done) throw refusal(this.client, 'change a label', this.server);
    }
  }

  async move(uids: readonly number[], target: string, options: { teamMailbox: boolean }): Promise<MovedUids> {
    return this.guard(() => moveMessages(this.client, uids, target, { ...options, server: this.server }));
  }

  async removeSource(uids: readonly number[], options: { teamMailbox: boolean }): Promise<void> {
    await this.guard(() => removeMessages(this.client, uids, { ...options, server: this.server }));
  }

  async append(
    path: string,
    raw: Buffer,
    flags: FlagBits,
    receivedAt: number,
    { draft = false }: { readonly draft?: boolean } = {},
  ): Promise<{ readonly uid: number; readonly uidvalidity: number } | null> {
    const names = [...toNames(flags & ~flagBits.deleted), ...(draft ? ['\\Draft'] : [])];
    const done = await this.guard(() => this.client.append(path, raw, names, new Date(receivedAt)));
    if (done === false) throw refusal(this.client, `store a message in ${path}`, this.server);
    return done.uid === undefined || done.uidValidity === undefined
      ? null
      : { uid: done.uid, uidvalidity: Number(done.uidValidity) };
  }

  async waitForChange(signal: AbortSignal): Promise<boolean> {
    if (signal.aborted) return false;
    if (!this.capabilities.idle) return this.poll(signal);
    return this.idle(signal);
  }

  /** Every change the server tells ends the wait: the next pass finds out what it was. */
  private async idle(signal: AbortSignal): Promise<boolean> {
    let changed = false;
    const stop = () => {
      // any command ends IDLE; NOOP is the cheapest
      void this.client.noop().catch(() => {});
    };
    const onChange = () => {
      changed = true;
      stop();
    };
    const renewal = setTimeout(stop, this.profile.idleRenewal);
    const patience = this.expectSilence();
    signal.addEventListener('abort', stop, { once: true });
    for (const event of ['exists', 'expunge', 'flags'] as const) this.client.on(event, onChange);
    try {
      await this.guard(() => this.client.idle());
    } finally {
      clearTimeout(renewal);
      patience();
      signal.removeEventListener('abort', stop);
      for (const event of ['exists', 'expunge', 'flags'] as const) this.client.off(event, onChange);
    }
    return changed;
  }

  /**
   * While nothing is asked, silence is no sign of a lost line: without this imapflow would ask every two minutes, and the computer never rest. A
   * line that died meanwhile shows by the system's own probes within minutes, or before, when the host tells of a sleep or another network.
   */
  private expectSilence(): () => void {
    // not among imapflow's declared fields
    const socket: unknown = Reflect.get(this.client, 'socket');
    if (this.timeout !== undefined || !(socket instanceof Socket)) return () => {};
    socket.setTimeout(this.profile.idleRenewal + ANSWER_PATIENCE);
    // imapflow lets the system probe after five seconds, and again and again, which keeps a radio awake
    socket.setKeepAlive(true, KEEP_ALIVE);
    return () => socket.setTimeout(ANSWER_PATIENCE);
  }

  private async poll(signal: AbortSignal): Promise<boolean> {
    const { poll } = this.profile;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(done, poll);
      function done() {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        resolve();
      }
      signal.addEventListener('abort', done, { once: true });
    });
    return !signal.aborted;
  }

  onClose(listener: (why: Error) => void): void {
    this.client.once('close', () => listener(this.lineError(undefined)));
  }

  /** imapflow rejects commands with "not available" when the line is gone; why it went, it told before by an event. */
  private lineError(error: unknown): DealboxError {
    const told = connectionError(error ?? this.lost ?? { code: 'NoConnection' }, this.server);
    return told.code === 'connection-lost' && this.lost !== undefined ? connectionError(this.lost, this.server) : told;
  }

  /** Says goodbye where that is possible at once: a line that is dead must not hold up who leaves. */
  async close(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, GOODBYE);
    });
    await Promise.race([this.client.logout().catch(() => {}), patience]);
    clearTimeout(timer);
    this.client.close();
  }

  /** imapflow's errors, and its silent `undefined` where it is not connected, become ours. */
  private async guard<T>(work: () => Promise<T>): Promise<NonNullable<T>> {
    try {
      const result = await work();
      if (result === undefined && !this.client.usable) {
        throw this.lineError(undefined);
      }
      return result as NonNullable<T>;
    } catch (error) {
      throw this.lineError(error);
    }
  }
}

/** What every FETCH tells of a message. imapflow asks for the id by itself where there is one. */
function toFlags({ uid, flags, emailId, labels }: FetchMessageObject): RemoteFlags {
  return {
    uid,
    flags: toBits(flags),
    ...(emailId === undefined ? {} : { remoteId: emailId }),
    ...(labels === undefined ? {} : { labels: [...labels] }),
  };
}

const threadOf = ({ threadId }: FetchMessageObject) => (threadId === undefined ? {} : { threadId });

function searchFailed(): DealboxError {
  return new DealboxError('server-busy', 'The provider did not answer a search. Dealbox tries again by itself.', {
    retryable: true,
  });
}

function toTime(date: Date | string | undefined): number {
  const time = date === undefined ? Number.NaN : new Date(date).getTime();
  return Number.isFinite(time) && time > 0 ? time : Date.now();
}
