import { create } from 'zustand';
import type { MailView } from '#shared/model/conversation.ts';
import type { AccountId, ConversationId, ItemId } from '#shared/model/ids.ts';
import type { ItemKind } from '#shared/model/item.ts';
import type { ListScope, MailFilter } from '#shared/model/selection.ts';
import { boundsOf, type Period } from './periods.ts';

export type SettingsPage =
  | 'accounts'
  | 'general'
  | 'account'
  | 'what'
  | 'labels'
  | 'never-log'
  | 'pipelines'
  | 'appearance'
  | 'triage'
  | 'updates'
  | 'writing'
  | 'templates'
  | 'signatures';

/** The tabs of an item's detail view (C6). */
export type ItemTab = 'history' | 'email' | 'files';

/** What the list shows; snoozed mail is a list of its own, by when it comes back. */
export type ListView = MailView | 'snoozed';

export type Place =
  /** No account: all of them. */
  | { readonly kind: 'mail'; readonly view: ListView; readonly account: AccountId | null }
  | { readonly kind: 'drafts' | 'outbox'; readonly account: AccountId | null }
  | { readonly kind: 'sync' }
  | { readonly kind: 'settings'; readonly page: SettingsPage; readonly account: AccountId | null }
  /** A list of items; deals also as a board. */
  | { readonly kind: 'items'; readonly of: ItemKind; readonly board: boolean }
  /** An item's detail view, and where Back leads. */
  | { readonly kind: 'item'; readonly id: ItemId; readonly of: ItemKind; readonly tab: ItemTab; readonly from: Place }
  | { readonly kind: 'import' }
  | { readonly kind: 'add-account' };

/** What a list is narrowed to beside its filters (INB-2). */
export interface Narrowing {
  /** A label of Dealbox's own, or a folder at the provider. */
  readonly label: string | null;
  readonly period: Period | null;
}
export const notNarrowed: Narrowing = { label: null, period: null };

interface Navigation {
  readonly place: Place;
  readonly filters: readonly MailFilter[];
  readonly narrowing: Narrowing;
  /** What is searched for; null where the list is not a search. */
  readonly search: string | null;
  /** The conversation in the reading pane. */
  readonly open: ConversationId | null;
}

/** Where the person is. */
export const useNavigation = create<Navigation>(() => ({
  place: { kind: 'mail', view: 'inbox', account: null },
  filters: [],
  narrowing: notNarrowed,
  search: null,
  open: null,
}));

/** The scope of the list on screen; null where there is none that can be asked for in part. */
export function scopeOf(
  place: Place,
  filters: readonly MailFilter[],
  { label, period }: Narrowing,
  now: number,
): ListScope | null {
  if (place.kind !== 'mail') return null;
  const { view, account } = place;
  if (view === 'snoozed') return null;
  return {
    view,
    ...(account === null ? {} : { account }),
    ...(label === null ? {} : { label }),
    filters: [...filters],
    ...(period === null ? {} : boundsOf(period, now)),
  };
}
