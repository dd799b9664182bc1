import { create } from 'zustand';
import type { ItemSort } from '#shared/contract/items.ts';
import type { ItemKind, ItemStatus } from '#shared/model/item.ts';

export type ItemColumn =
  | 'organization'
  | 'contact'
  | 'title'
  | 'email'
  | 'phone'
  | 'stage'
  | 'status'
  | 'value'
  | 'expected'
  | 'follow-up'
  | 'last-mail'
  | 'created'
  | 'updated';

/** How a list of items is looked at. */
export interface ItemListState {
  readonly search: string;
  readonly statuses: readonly ItemStatus[];
  readonly sort: ItemSort;
  readonly descending: boolean;
  readonly columns: readonly ItemColumn[];
  /** Where it was scrolled to, so that Back finds it as it was. CSS pixels. */
  readonly offset: number;
  /** The row with the keyboard. */
  readonly position: number;
}

type Lists = Readonly<Record<ItemKind, ItemListState>>;

const list = (columns: readonly ItemColumn[], statuses: readonly ItemStatus[]): ItemListState => ({
  search: '',
  statuses,
  sort: 'name',
  descending: false,
  columns,
  offset: 0,
  position: 0,
});

/** Every list as it was left, for this run of Dealbox. */
export const useItemLists = create<Lists & { readonly dealsAsBoard: boolean }>(() => ({
  contact: list(['organization', 'email', 'phone', 'last-mail', 'follow-up'], []),
  organization: list(['last-mail', 'follow-up', 'created'], []),
  deal: list(['stage', 'value', 'organization', 'contact', 'expected', 'last-mail', 'follow-up'], ['open']),
  lead: list(['contact', 'organization', 'value', 'last-mail', 'follow-up', 'created'], ['open']),
  project: list(['organization', 'contact', 'expected', 'last-mail', 'follow-up'], ['open']),
  dealsAsBoard: false,
}));

/** Changes how a list is looked at; what it shows is another list then, from its top. */
export function changeItemList(kind: ItemKind, change: Partial<ItemListState>): void {
  useItemLists.setState((state) => ({ [kind]: { ...state[kind], offset: 0, position: 0, ...change } }));
}

/** Sorts by a column, the other way round the second time. */
export function sortItems(kind: ItemKind, sort: ItemSort): void {
  const { sort: before, descending } = useItemLists.getState()[kind];
  const first = sort !== 'name' && sort !== 'organization' && sort !== 'follow-up' && sort !== 'expected';
  changeItemList(kind, { sort, descending: before === sort ? !descending : first });
}

export function toggleColumn(kind: ItemKind, column: ItemColumn, order: readonly ItemColumn[]): void {
  const { columns, offset, position } = useItemLists.getState()[kind];
  const wanted = new Set(columns);
  if (!wanted.delete(column)) wanted.add(column);
  changeItemList(kind, { columns: order.filter((one) => wanted.has(one)), offset, position });
}
