import type { AccountId, ConversationId } from '#shared/model/ids.ts';
import type { ItemKind, ItemRef } from '#shared/model/item.ts';
import type { MailFilter } from '#shared/model/selection.ts';
import { requestFocus } from '../state/focus-request.ts';
import { useItemLists } from '../state/item-lists.ts';
import { focusRow } from '../state/list.ts';
import {
  type ItemTab,
  type ListView,
  type Narrowing,
  notNarrowed,
  type Place,
  type SettingsPage,
  useNavigation,
} from '../state/navigation.ts';
import { clearSelection } from '../state/selection.ts';

/** Leaves the list behind: another list starts at its top, with nothing ticked and nothing filtered. */
function freshList(): void {
  clearSelection();
  focusRow(null, 0);
}

export function goToView(view: ListView, account?: AccountId | null): void {
  const { place } = useNavigation.getState();
  const of = account === undefined ? ('account' in place && place.kind !== 'settings' ? place.account : null) : account;
  freshList();
  useNavigation.setState({
    place: { kind: 'mail', view, account: of },
    filters: [],
    narrowing: notNarrowed,
    search: null,
    open: null,
  });
}

export function goToWriting(kind: 'drafts' | 'outbox', account: AccountId | null = null): void {
  freshList();
  useNavigation.setState({ place: { kind, account }, filters: [], narrowing: notNarrowed, search: null, open: null });
}

export function goToSync(): void {
  clearSelection();
  useNavigation.setState({ place: { kind: 'sync' } });
}

export function goToSettings(page: SettingsPage = 'general', account: AccountId | null = null): void {
  clearSelection();
  useNavigation.setState({ place: { kind: 'settings', page, account } });
}

/** The list of a kind of item; of deals the board, where it was the last that was looked at. */
export function goToItems(of: ItemKind, board?: boolean): void {
  clearSelection();
  const shown = of === 'deal' && (board ?? useItemLists.getState().dealsAsBoard);
  if (of === 'deal') useItemLists.setState({ dealsAsBoard: shown });
  useNavigation.setState({ place: { kind: 'items', of, board: shown } });
}

/** An item's detail view (C6). Back leads to where the person was. */
export function goToItem(item: Pick<ItemRef, 'kind' | 'id'>, tab: ItemTab = 'history'): void {
  clearSelection();
  useNavigation.setState(({ place }) => ({
    place: { kind: 'item', id: item.id, of: item.kind, tab, from: place.kind === 'item' ? shortTrail(place) : place },
  }));
}

/** So many items back; nobody walks further, and the trail stays short. */
const trail = 20;
function shortTrail(place: Place): Place {
  let depth = 0;
  for (let at: Place = place; at.kind === 'item'; at = at.from) depth += 1;
  return depth < trail || place.kind !== 'item'
    ? place
    : { ...place, from: { kind: 'items', of: place.of, board: false } };
}

export function showItemTab(tab: ItemTab): void {
  useNavigation.setState(({ place }) => (place.kind === 'item' ? { place: { ...place, tab } } : {}));
}

/** Back from an item to the list, the board, the conversation or the item that led to it. */
export function leaveItem(): void {
  const { place } = useNavigation.getState();
  if (place.kind !== 'item') return;
  useNavigation.setState({ place: place.from });
  if (place.from.kind === 'mail') requestFocus('row');
}

export function goToImport(): void {
  clearSelection();
  useNavigation.setState({ place: { kind: 'import' } });
}

export function goToAddAccount(): void {
  useNavigation.setState({ place: { kind: 'add-account' } });
}

export function openConversation(id: ConversationId): void {
  useNavigation.setState(({ place }) => ({
    place: place.kind === 'mail' ? place : { kind: 'mail', view: 'inbox', account: null },
    open: id,
  }));
  focusRow(id, 0);
}

/** Opens a conversation beside the list that is on screen, whichever that is. */
export const openInPlace = (open: ConversationId): void => useNavigation.setState({ open });

/** Adds a filter, or takes it away; `instead` of the one that it contradicts (INB-2). */
export function toggleFilter(filter: MailFilter, instead?: MailFilter): void {
  freshList();
  useNavigation.setState(({ filters }) => ({
    filters: filters.includes(filter)
      ? filters.filter((other) => other !== filter)
      : [...filters.filter((other) => other !== instead), filter],
    open: null,
  }));
}

export function clearFilters(): void {
  freshList();
  useNavigation.setState({ filters: [], narrowing: notNarrowed });
}

/** Narrows the list to a label or a period, or no longer (INB-2). */
export function narrowTo(change: Partial<Narrowing>): void {
  freshList();
  useNavigation.setState(({ narrowing }) => ({ narrowing: { ...narrowing, ...change }, open: null }));
}

/** The list of a label, from the rail (INB-4). */
export function goToLabel(label: string): void {
  freshList();
  useNavigation.setState({
    place: { kind: 'mail', view: 'inbox', account: null },
    filters: [],
    narrowing: { label, period: null },
    search: null,
    open: null,
  });
}

export function openSearch(): void {
  const { place, search } = useNavigation.getState();
  if (search === null) freshList();
  useNavigation.setState({
    place: place.kind === 'mail' ? place : { kind: 'mail', view: 'inbox', account: null },
    search: search ?? '',
  });
  requestFocus('search');
}

export function searchFor(text: string): void {
  clearSelection();
  focusRow(null, 0);
  useNavigation.setState({ search: text });
}

export function closeSearch(): void {
  freshList();
  useNavigation.setState({ search: null, open: null });
}

/** A conversation from elsewhere, in the list where it stands. */
export function openInMail(id: ConversationId, archived: boolean): void {
  clearSelection();
  useNavigation.setState({
    place: { kind: 'mail', view: archived ? 'archive' : 'inbox', account: null },
    filters: [],
    narrowing: notNarrowed,
    search: null,
    open: id,
  });
  focusRow(id, 0);
  requestFocus('conversation');
}
