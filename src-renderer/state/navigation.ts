import { create } from 'zustand';
import type { MailView } from '#shared/model/conversation.ts';
import type { AccountId, ConversationId } from '#shared/model/ids.ts';
import type { ListScope, MailFilter } from '#shared/model/selection.ts';

export type SettingsPage =
  | 'accounts'
  | 'general'
  | 'account'
  | 'appearance'
  | 'triage'
  | 'writing'
  | 'templates'
  | 'signatures';

/** What the list shows; snoozed mail is a list of its own, by when it comes back. */
export type ListView = MailView | 'snoozed';

export type Place =
  /** No account: all of them. */
  | { readonly kind: 'mail'; readonly view: ListView; readonly account: AccountId | null }
  | { readonly kind: 'drafts' | 'outbox'; readonly account: AccountId | null }
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

/** The scope of the list on screen; null where there is none that can be asked for in part. */
export function scopeOf(place: Place, filters: readonly MailFilter[]): ListScope | null {
  if (place.kind !== 'mail') return null;
  const { view, account } = place;
  if (view === 'snoozed') return null;
  return { view, ...(account === null ? {} : { account }), filters: [...filters] };
}
