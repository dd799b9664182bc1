import { type CallName, type CallOutput, contract, type EngineEvent } from '#shared/contract/contract.ts';
import type { Reply } from '#shared/lib/result.ts';
import { DealboxError, toErrorData } from '#shared/model/error.ts';
import { eraseStrayFiles } from '../store/draft-files.ts';
import { packEnd } from '../store/packs.ts';
import { openStore } from '../store/store.ts';
import { resetPhases } from '../store/tables/account-status.ts';
import { listAccounts } from '../store/tables/accounts.ts';
import { makeAccessTokens } from './access-tokens.ts';
import { type AccountWorker, startAccountWorker } from './account-worker.ts';
import { INDEX_PIECE, startBackgroundWork } from './background-work.ts';
import { clientFilesOf } from './client-files.ts';
import { commandHandlers } from './command-handlers.ts';
import { makeCredentials } from './credentials.ts';
import { startDueWork } from './due-work.ts';
import type { EngineContext } from './engine-context.ts';
import type { ContentReply, ContentRequest, EngineHandle, Secrets } from './engine-handle.ts';
import { startIntake } from './intake.ts';
import { queryHandlers } from './query-handlers.ts';
import { readContent } from './read-content.ts';
import { type Readers, startReaders } from './readers.ts';
import { type SendingWorker, startSendingWorker } from './sending-worker.ts';
import { makeSignIns } from './sign-ins.ts';
import { makeSurroundings } from './surroundings.ts';
import { makeTasks } from './tasks.ts';

/** A little longer than a draft rests before it is saved at the provider. Milliseconds. */
const DRAFTS_LATER = 4_500;
/** A person who acted may act again. Milliseconds. */
const CALM_AFTER = 1_500;

export interface EngineOptions {
  readonly dataDir: string;
  readonly secrets: Secrets;
  /** Keeps accounts in touch with their providers; off for the command line, which syncs when asked. */
  readonly live: boolean;
  /** Reader threads; 0: queries are answered in the engine's own thread. */
  readonly readers: number;
  readonly now?: () => number;
  /** Milliseconds without an answer after which a connection counts as lost. */
  readonly timeout?: number;
  /** Milliseconds over which connections come back after a sleep or another network. */
  readonly spread?: number;
  /** Files that say what Dealbox is registered as at sign-in services; the last one first. */
  readonly clientFiles?: readonly string[];
}

export interface Engine extends EngineHandle {
  readonly context: EngineContext;
}

/**
 * The engine: opens the data folder and wires the rooms together; the only place that sees them all. Never imports Electron.
 * Throws what openStore() throws.
 */
export function openEngine(options: EngineOptions): Engine {
  const { now = Date.now, timeout } = options;
  const store = openStore(options.dataDir);
  store.write((tx) => resetPhases(tx));
  eraseStrayFiles(store);
  const intake = startIntake(store.packDir, packEnd(store.db));
  const background = startBackgroundWork(store, now);
  const readers: Readers | null = options.readers > 0 ? startReaders(store.file, store.packDir, options.readers) : null;
  const surroundings = makeSurroundings(options.spread);
  const signIns = makeSignIns(options.clientFiles ?? clientFilesOf(options.dataDir), now);
  const tokens = makeAccessTokens(options.secrets, now);
  const credentials = makeCredentials(options.secrets, tokens, signIns);
  const workers = new Map<number, AccountWorker>();
  const senders = new Map<number, SendingWorker>();
  const listeners = new Set<(event: EngineEvent) => void>();
  let lastCommand = Number.NEGATIVE_INFINITY;
  const tell = (event: EngineEvent) => {
    for (const listener of listeners) listener(event);
  };
  store.subscribe((event) => {
    tell({ type: 'change', ...event });
    if (event.changes.conversation !== undefined || event.changes.item !== undefined) background.wake();
    if (event.changes.draft !== undefined) {
      background.wake();
      draftsLater();
    }
    if (event.changes.operation !== undefined || event.changes.outbox !== undefined) context.wake(null, false);
  });

  let draftTimer: NodeJS.Timeout | undefined;
  /** Once typing rests, the provider gets its copy: one look for many keystrokes. */
  function draftsLater(): void {
    if (draftTimer !== undefined) return;
    draftTimer = setTimeout(() => {
      draftTimer = undefined;
      context.wake(null, false);
    }, DRAFTS_LATER);
    draftTimer.unref();
  }

  const context: EngineContext = {
    store,
    intake,
    secrets: options.secrets,
    credentials,
    tokens,
    signIns,
    background,
    now,
    timeout,
    tasks: makeTasks(),
    onProgress: (task, done, total) => {
      if (task !== '') tell({ type: 'progress', task, done, total });
    },
    onStage: (email, { stage, ok, message }) => tell({ type: 'stage', email, stage, ok, message }),
    startAccount(id) {
      if (!options.live || workers.has(id)) return;
      workers.set(
        id,
        startAccountWorker(id, {
          store,
          intake,
          credentials,
          now,
          timeout,
          surroundings,
          hold: () => background.hold(),
          spare: () => background.spare(INDEX_PIECE),
          isCalm: () => performance.now() - lastCommand > CALM_AFTER,
        }),
      );
      senders.set(id, startSendingWorker(id, { store, credentials, now, timeout }));
    },
    async stopAccount(id) {
      await Promise.all([workers.get(id)?.stop(), senders.get(id)?.stop()]);
      workers.delete(id);
      senders.delete(id);
    },
    wake(account, all) {
      for (const [id, worker] of workers) if (account === null || account === id) worker.wake(all);
      for (const [id, sender] of senders) if (account === null || account === id) sender.wake(all);
    },
  };
  for (const account of listAccounts(store.db)) context.startAccount(account.id);
  background.wake();
  const endDueWork = startDueWork(store, now);

  async function call<N extends CallName>(name: N, input: unknown): Promise<Reply<CallOutput<N>>> {
    try {
      const value = (await answer(name, input)) as CallOutput<N>;
      return { ok: true, value };
    } catch (error) {
      return { ok: false, error: toErrorData(error) };
    }
  }

  async function answer(name: CallName, input: unknown): Promise<unknown> {
    if (!Object.hasOwn(contract, name)) throw new DealboxError('wrong-usage', 'There is no such call.');
    const definition = contract[name];
    const parsed = definition.input.safeParse(input);
    if (!parsed.success)
      throw new DealboxError('invalid-input', parsed.error.issues[0]?.message ?? 'The input is not valid.');
    if (definition.kind === 'query') {
      if (readers !== null) return readers.query(name, parsed.data);
      return (queryHandlers as Record<string, (db: unknown, input: unknown) => unknown>)[name]?.(store.db, parsed.data);
    }
    lastCommand = performance.now();
    return (commandHandlers as Record<string, (context: EngineContext, input: unknown) => unknown>)[name]?.(
      context,
      parsed.data,
    );
  }

  return {
    context,
    call,
    async content(request: ContentRequest): Promise<ContentReply> {
      return readers === null ? readContent(store.db, store.packDir, request) : readers.content(request);
    },
    setConditions({ networkChanged = false, attention = false, ...change }) {
      surroundings.set(change, networkChanged);
      // the person looks: what is shown is to be what the provider has; what could not be sent is tried
      if (!attention && change.online !== true && change.suspended !== false) return;
      for (const account of workers.keys()) {
        setTimeout(() => context.wake(account, true), attention ? 0 : surroundings.delay()).unref();
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      endDueWork();
      signIns.closeAll();
      clearTimeout(draftTimer);
      await Promise.all([...workers.values(), ...senders.values()].map((worker) => worker.stop()));
      background.stop();
      await intake.close();
      await readers?.close();
      store.close();
    },
  };
}
