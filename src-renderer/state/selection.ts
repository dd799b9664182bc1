import { create } from 'zustand';
import type { ConversationId } from '#shared/model/ids.ts';
import type { ListScope, Selection } from '#shared/model/selection.ts';

/** What is ticked: single rows, or all that the filter matches less the ones taken out again (INB-3). */
export type Ticked =
  | { readonly kind: 'none' }
  | { readonly kind: 'some'; readonly ids: ReadonlySet<ConversationId> }
  | {
      readonly kind: 'matching';
      readonly scope: ListScope;
      readonly watermark: number;
      readonly total: number;
      readonly except: ReadonlySet<ConversationId>;
    };

interface SelectionState {
  readonly ticked: Ticked;
  /** Where a range begins. */
  readonly anchor: ConversationId | null;
}

export const useSelection = create<SelectionState>(() => ({ ticked: { kind: 'none' }, anchor: null }));

export const clearSelection = (): void => useSelection.setState({ ticked: { kind: 'none' }, anchor: null });

export function isTicked(ticked: Ticked, id: ConversationId): boolean {
  switch (ticked.kind) {
    case 'none':
      return false;
    case 'some':
      return ticked.ids.has(id);
    case 'matching':
      return !ticked.except.has(id);
  }
}

export function tickedCount(ticked: Ticked): number {
  switch (ticked.kind) {
    case 'none':
      return 0;
    case 'some':
      return ticked.ids.size;
    case 'matching':
      return Math.max(0, ticked.total - ticked.except.size);
  }
}

/** The selection as a command takes it; null where nothing is ticked. */
export function selectionOf(ticked: Ticked): Selection | null {
  if (tickedCount(ticked) === 0) return null;
  switch (ticked.kind) {
    case 'none':
      return null;
    case 'some':
      return { kind: 'conversations', ids: [...ticked.ids] };
    case 'matching':
      return { kind: 'matching', scope: ticked.scope, watermark: ticked.watermark, except: [...ticked.except] };
  }
}

function withIds(ids: ReadonlySet<ConversationId>): Ticked {
  return ids.size === 0 ? { kind: 'none' } : { kind: 'some', ids };
}

/** Ticks or unticks one row; it becomes where a range begins. */
export function toggleTick(id: ConversationId): void {
  useSelection.setState(({ ticked }) => {
    if (ticked.kind === 'matching') {
      const except = new Set(ticked.except);
      if (!except.delete(id)) except.add(id);
      return { ticked: { ...ticked, except }, anchor: id };
    }
    const ids = new Set(ticked.kind === 'some' ? ticked.ids : []);
    if (!ids.delete(id)) ids.add(id);
    return { ticked: withIds(ids), anchor: id };
  });
}

/** Ticks these too; the beginning of the range stays. */
export function tickAlso(added: Iterable<ConversationId>, anchor?: ConversationId): void {
  useSelection.setState((state) => {
    const { ticked } = state;
    const from = anchor ?? state.anchor;
    if (ticked.kind === 'matching') {
      const except = new Set(ticked.except);
      for (const id of added) except.delete(id);
      return { ticked: { ...ticked, except }, anchor: from };
    }
    return { ticked: withIds(new Set([...(ticked.kind === 'some' ? ticked.ids : []), ...added])), anchor: from };
  });
}

/** Ticks these and no others. */
export function tickOnly(ids: Iterable<ConversationId>): void {
  useSelection.setState({ ticked: withIds(new Set(ids)), anchor: null });
}

/** Ticks all that the scope matches, as it stands at the watermark (R065, INB-10). */
export function tickMatching(scope: ListScope, watermark: number, total: number): void {
  if (total === 0) return;
  useSelection.setState({ ticked: { kind: 'matching', scope, watermark, total, except: new Set() }, anchor: null });
}
