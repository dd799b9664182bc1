import type { QueryClient } from '@tanstack/react-query';
import { type ChangeEvent, contract } from '#shared/contract/contract.ts';
import type { Tag } from '#shared/contract/define.ts';
import { onEvent } from './bridge.ts';

/** While a sync commits many times a second, the window asks anew this often at most. Milliseconds. */
const breath = 100;

export type Changes = ReadonlyMap<Tag, ReadonlySet<number> | 'many'>;

/** Whether the answer under this key may have changed. Keys are [name of the query, its input]. */
export function isTouched(key: readonly unknown[], changes: Changes): boolean {
  const [name, input] = key;
  const definition = Object.entries(contract).find(([other]) => other === name)?.[1];
  if (definition === undefined || definition.kind !== 'query') return false;
  return definition.tags.some((tag) => {
    const ids = changes.get(tag);
    if (ids === undefined) return false;
    // One conversation is asked for by its id: others may change as they like.
    if (name === 'conversation' && tag === 'conversation' && ids !== 'many') return ids.has(idOf(input));
    return true;
  });
}

function idOf(input: unknown): number {
  return typeof input === 'object' && input !== null && 'id' in input && typeof input.id === 'number' ? input.id : -1;
}

/** Adds what an event says to what is known already. */
export function mergeChanges(known: Map<Tag, Set<number> | 'many'>, event: Pick<ChangeEvent, 'changes'>): void {
  for (const [tag, ids] of Object.entries(event.changes) as [Tag, readonly number[] | 'many'][]) {
    const before = known.get(tag);
    if (ids === 'many' || before === 'many') known.set(tag, 'many');
    else known.set(tag, new Set([...(before ?? []), ...ids]));
  }
}

/**
 * Keeps the answers true: what a committed change may have touched is asked again where it is on screen, and later elsewhere. A gap in
 * the numbers of the events means that something was missed: then everything is (ARCHITECTURE, decision 6).
 */
export function followChanges(client: QueryClient): () => void {
  let last: number | null = null;
  let waiting = new Map<Tag, Set<number> | 'many'>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let flushedAt = 0;

  const flush = (): void => {
    timer = undefined;
    flushedAt = performance.now();
    const changes = waiting;
    waiting = new Map();
    // A question that is on its way was asked before the change: it is asked anew.
    void client.invalidateQueries({ predicate: (query) => isTouched(query.queryKey, changes) });
  };

  return onEvent((event) => {
    if (event.type !== 'change') return;
    const missed = last !== null && event.seq !== last + 1;
    last = event.seq;
    if (missed) {
      void client.invalidateQueries();
      return;
    }
    mergeChanges(waiting, event);
    if (timer !== undefined) return;
    const wait = Math.max(0, flushedAt + breath - performance.now());
    if (wait === 0) flush();
    else timer = setTimeout(flush, wait);
  });
}
