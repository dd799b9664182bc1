import { create } from 'zustand';
import type { MailView } from '#shared/model/conversation.ts';
import type { AccountId, ConversationId } from '#shared/model/ids.ts';
import type { ListScope, MailFilter } from '#shared/model/selection.ts';

export type SettingsPage = 'accounts' | 'general' | 'account' | 'appearance' | 'triage';

export type Place =
  /** No account: all of them. */
  | { readonly kind: 'mail'; readonly view: MailView; readonly account: AccountId | null }
  | { readonly kind: 'sync' }
  | { readonly kind: 'settings'; readonly page: SettingsPage; readonly account: AccountId | null }
  | { readonly kind: 'add-account' };

interface Navigation {
  readonly place: Place;
  readonly filters: readonly MailFilter[];
  /** What is searched for; null where the list is not a search. */
  readonly search: string | null;
  /** The conversation in the reading pane. */
  readonly open: ConversationId | null;
}

/** Where the person is. */
export const useNavigation = create<Navigation>(() => ({
  place: { kind: 'mail', view: 'inbox', account: null },
  filters: [],
  search: null,
  open: null,
}));

/** The scope of the list on screen; null where there is no list. */
export function scopeOf(place: Place, filters: readonly MailFilter[]): ListScope | null {
  if (place.kind !== 'mail') return null;
  const { view, account } = place;
  return { view, ...(account === null ? {} : { account }), filters: [...filters] };
}
