import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CallInput, CallName, CallOutput } from '#shared/contract/contract.ts';
import type { TriageResult } from '#shared/contract/triage.ts';
import type { Account } from '#shared/model/account.ts';
import type { ConversationDetail, ConversationRow, MailView } from '#shared/model/conversation.ts';
import { DealboxError } from '#shared/model/error.ts';
import type { PastRange } from '#shared/model/sync.ts';
import { type Engine, openEngine } from '../../src-main/engine/engine.ts';
import type { Secrets } from '../../src-main/engine/engine-handle.ts';
import { getSyncAccounts, type SyncReport, syncOnce } from '../../src-main/engine/sync-once.ts';
import { type MailServer, testPassword } from './mail-server.ts';

/** A keychain in memory: what the real one is to the engine. */
export function memorySecrets(): Secrets {
  const kept = new Map<string, string>();
  return {
    get: async (key) => kept.get(key) ?? null,
    set: async (key, secret) => {
      kept.set(key, secret);
      return true;
    },
    remove: async (key) => {
      kept.delete(key);
    },
  };
}

export interface DeskOptions {
  readonly users?: readonly string[];
  readonly type?: 'personal' | 'team';
  readonly archiveExternally?: boolean;
  readonly deleteExternally?: boolean;
  readonly labels?: readonly string[] | 'all';
  /** Keeps accounts in touch by itself, as the app does; else sync() is called. */
  readonly live?: boolean;
  /** Another port than the server's own: a proxy's. */
  readonly imapPort?: number;
  /** A proxy that is spoken to plainly (smtp-proxy.ts), instead of the server's own. */
  readonly smtpPort?: number;
  readonly now?: () => number;
  /** Files of sign-in services, instead of an account by password. */
  readonly clientFiles?: readonly string[];
  /** How each account signs in, where that is not by password: gives the id of a finished sign-in. */
  readonly signIn?: (email: string, ask: Desk['ask']) => Promise<string>;
  /** Milliseconds without an answer after which a connection counts as lost. */
  readonly timeout?: number;
  /** Milliseconds over which connections come back after a sleep; default: at once. */
  readonly spread?: number;
}

/** A Dealbox without a window, on a throw-away data folder, with accounts on a test server. */
export interface Desk {
  readonly dataDir: string;
  /** The keychain. */
  readonly secrets: Secrets;
  readonly engine: Engine;
  readonly accounts: readonly Account[];
  ask<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>>;
  /** One full pass; throws where it failed. */
  sync(options?: {
    account?: string;
    past?: PastRange;
    includeDeleted?: boolean;
    contactsOnly?: boolean;
  }): Promise<SyncReport[]>;
  /** One full pass, whatever comes of it. */
  trySync(account?: string): Promise<SyncReport[]>;
  list(view: MailView, account?: Account): Promise<ConversationRow[]>;
  /** Subjects of a list, in its order. */
  subjects(view: MailView): Promise<string[]>;
  /** The conversation of this subject, wherever it stands. Throws where there is none. */
  find(subject: string): Promise<ConversationDetail>;
  archive(...subjects: string[]): Promise<TriageResult>;
  unarchive(...subjects: string[]): Promise<TriageResult>;
  delete(...subjects: string[]): Promise<TriageResult>;
  set(
    settings: { archiveExternally?: boolean; deleteExternally?: boolean; labels?: string[] | 'all' },
    email?: string,
  ): Promise<void>;
  /** Ends the engine as closing the app does, and opens it again on the same folder; `live` as at first where it is not given. */
  reopen(changed?: { live?: boolean }): Promise<void>;
  close(): Promise<void>;
}

/** What a desk needs of a server: a real one has it, and so has a scripted one. */
export interface DeskServer {
  readonly ports: Pick<MailServer['ports'], 'imaps' | 'submissions'>;
  readonly caFile: string;
}

export async function openDesk(server: DeskServer, options: DeskOptions = {}): Promise<Desk> {
  const dataDir = mkdtempSync(join(tmpdir(), 'dealbox-desk-'));
  const secrets = memorySecrets();
  const open = (live = options.live ?? false) =>
    openEngine({
      dataDir,
      secrets,
      live,
      readers: 0,
      spread: options.spread ?? 0,
      ...(options.now === undefined ? {} : { now: options.now }),
      ...(options.timeout === undefined ? {} : { timeout: options.timeout }),
      ...(options.clientFiles === undefined ? {} : { clientFiles: options.clientFiles }),
    });
  let engine = open();

  async function ask<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
    const reply = await engine.call(name, input);
    if (!reply.ok) throw new DealboxError(reply.error.code, reply.error.message, reply.error);
    return reply.value;
  }

  const accounts: Account[] = [];
  for (const user of options.users ?? ['alice']) {
    const { account, stages } = await ask('addAccount', {
      email: `${user}@example.test`,
      type: options.type ?? 'personal',
      ...(options.signIn === undefined
        ? { password: testPassword }
        : { signIn: { id: await options.signIn(`${user}@example.test`, ask) } }),
      labels: options.labels === undefined ? [] : options.labels === 'all' ? 'all' : [...options.labels],
      check: false,
      connection: {
        imap: { host: 'localhost', port: options.imapPort ?? server.ports.imaps, tls: 'on' },
        smtp:
          options.smtpPort === undefined
            ? { host: 'localhost', port: server.ports.submissions || 1, tls: 'on' }
            : { host: '127.0.0.1', port: options.smtpPort, tls: 'off' },
        user,
        caFile: server.caFile,
      },
    });
    if (account === null) throw new Error(`the account was not added: ${JSON.stringify(stages)}`);
    const { archiveExternally = false, deleteExternally = false } = options;
    accounts.push(await ask('setAccount', { id: account.id, archiveExternally, deleteExternally }));
  }

  async function pass(
    email?: string,
    past?: { range: PastRange; includeDeleted: boolean; contactsOnly: boolean },
  ): Promise<SyncReport[]> {
    const reports: SyncReport[] = [];
    for (const account of getSyncAccounts(engine.context, email)) {
      const signal = new AbortController().signal;
      reports.push(await syncOnce(engine.context, account, past === undefined ? { signal } : { signal, past }));
    }
    await engine.context.background.finish();
    return reports;
  }

  async function list(view: MailView, account?: Account): Promise<ConversationRow[]> {
    const scope = account === undefined ? { view } : { view, account: account.id };
    return (await ask('listPage', { scope, limit: 10_000 })).rows;
  }

  async function rowsOf(subjects: readonly string[]): Promise<ConversationRow[]> {
    const all = [...(await list('inbox')), ...(await list('archive')), ...(await list('sent'))];
    return subjects.map((subject) => {
      const row = all.find((candidate) => candidate.subject === subject);
      if (row === undefined)
        throw new Error(`no conversation "${subject}" among: ${all.map((candidate) => candidate.subject).join(' | ')}`);
      return row;
    });
  }

  const selection = async (subjects: readonly string[]) =>
    ({ kind: 'conversations', ids: (await rowsOf(subjects)).map((row) => row.id) }) as const;

  return {
    dataDir,
    secrets,
    get engine() {
      return engine;
    },
    accounts,
    ask,
    async sync({ account, past, includeDeleted = false, contactsOnly = false } = {}) {
      const reports = await pass(
        account,
        past === undefined ? undefined : { range: past, includeDeleted, contactsOnly },
      );
      for (const report of reports) {
        if (report.error !== undefined)
          throw new DealboxError(report.error.code, `${report.error.message} (${report.error.detail})`);
      }
      return reports;
    },
    trySync: (account) => pass(account),
    list,
    async subjects(view) {
      return (await list(view)).map((row) => row.subject);
    },
    async find(subject) {
      const [row] = await rowsOf([subject]);
      const found = row === undefined ? null : await ask('conversation', { id: row.id });
      if (found === null) throw new Error(`no conversation "${subject}"`);
      return found;
    },
    archive: async (...subjects) => ask('archive', { selection: await selection(subjects) }),
    unarchive: async (...subjects) => ask('unarchive', { selection: await selection(subjects) }),
    delete: async (...subjects) => ask('deleteMail', { selection: await selection(subjects) }),
    async set(settings, email) {
      for (const account of accounts) {
        if (email !== undefined && account.email !== email) continue;
        await ask('setAccount', { id: account.id, ...settings });
      }
    },
    async reopen({ live } = {}) {
      await engine.close();
      engine = open(live);
    },
    async close() {
      await engine.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
