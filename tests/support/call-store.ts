import type { CallInput, CallName, CallOutput } from '#shared/contract/contract.ts';
import { contract } from '#shared/contract/contract.ts';
import type { ItemId } from '#shared/model/ids.ts';
import type { ItemRef } from '#shared/model/item.ts';
import { commandHandlers } from '../../src-main/engine/command-handlers.ts';
import type { EngineContext } from '../../src-main/engine/engine-context.ts';
import { queryHandlers } from '../../src-main/engine/query-handlers.ts';
import { makeTasks } from '../../src-main/engine/tasks.ts';
import { relinkSome } from '../../src-main/store/linking/relink-addresses.ts';
import { type LocalStore, openLocalStore } from './local-store.ts';

/** A store that is asked as the window asks it: parsed by the contract, answered by the handlers; no thread, no provider. */
export interface CallStore extends LocalStore {
  call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>>;
  /** A contact, deal … in one line. */
  add(input: CallInput<'addItem'>): Promise<ItemRef>;
  /** Names of what a conversation is linked to, sorted. */
  linksOf(conversation: number): Promise<string[]>;
  /** Subjects of the e-mails on an item's record, newest first. */
  record(item: ItemId): Promise<string[]>;
  /** Links what is queued behind an import. */
  settle(): void;
  readonly progress: { task: string; done: number; total: number }[];
}

export function openCallStore(now: () => number = Date.now): CallStore {
  const local = openLocalStore();
  const progress: CallStore['progress'] = [];
  const context = {
    get store() {
      return local.store;
    },
    now,
    tasks: makeTasks(),
    background: { wake() {} },
    onProgress: (task: string, done: number, total: number) => progress.push({ task, done, total }),
  } as unknown as EngineContext;

  async function call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
    const definition = contract[name];
    const parsed = definition.input.parse(input);
    if (definition.kind === 'query') {
      const handlers = queryHandlers as Record<string, (db: unknown, input: unknown) => unknown>;
      return definition.output.parse(handlers[name]?.(local.store.db, parsed)) as CallOutput<N>;
    }
    const handlers = commandHandlers as Record<string, (context: EngineContext, input: unknown) => unknown>;
    return definition.output.parse(await handlers[name]?.(context, parsed)) as CallOutput<N>;
  }

  return Object.assign(Object.create(local) as LocalStore, {
    call,
    progress,
    add: async (input: CallInput<'addItem'>) => (await call('addItem', input)).item,
    async linksOf(conversation: number) {
      const found = await call('conversationLinks', { id: conversation as never });
      return (found?.links ?? []).map((link) => link.item.name).sort();
    },
    async record(item: ItemId) {
      const { entries } = await call('itemHistory', { id: item, kinds: 'emails', limit: 200 });
      return entries.map((entry) => (entry.kind === 'email' ? entry.subject : ''));
    },
    settle() {
      while (relinkSome(local.store, 100, now()));
    },
  });
}
