import type { AccountId, ConversationId } from '#shared/model/ids.ts';
import type { MailFilter } from '#shared/model/selection.ts';
import { requestFocus } from '../state/focus-request.ts';
import { focusRow } from '../state/list.ts';
import { type ListView, type SettingsPage, useNavigation } from '../state/navigation.ts';
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
  useNavigation.setState({ place: { kind: 'mail', view, account: of }, filters: [], search: null, open: null });
}

export function goToWriting(kind: 'drafts' | 'outbox', account: AccountId | null = null): void {
  freshList();
  useNavigation.setState({ place: { kind, account }, filters: [], search: null, open: null });
}

export function goToSync(): void {
  clearSelection();
  useNavigation.setState({ place: { kind: 'sync' } });
}

export function goToSettings(page: SettingsPage = 'general', account: AccountId | null = null): void {
  clearSelection();
  useNavigation.setState({ place: { kind: 'settings', page, account } });
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

/** Adds a filter, or takes it away (INB-2). */
export function toggleFilter(filter: MailFilter): void {
  freshList();
  useNavigation.setState(({ filters }) => ({
    filters: filters.includes(filter) ? filters.filter((other) => other !== filter) : [...filters, filter],
    open: null,
  }));
}

export function clearFilters(): void {
  freshList();
  useNavigation.setState({ filters: [] });
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
