import { create } from 'zustand';
import type { ConversationRow } from '#shared/model/conversation.ts';
import type { ConversationId } from '#shared/model/ids.ts';
import type { ListScope } from '#shared/model/selection.ts';

/** The rows on screen and around it, as one consistent moment of the list. */
export interface ListRows {
  /** Tells one list from another: a scope, or a search. */
  readonly key: string;
  /** Null where the list is a search. */
  readonly scope: ListScope | null;
  readonly total: number;
  readonly watermark: number;
  /** False until the first answer. */
  readonly loaded: boolean;
  readonly rows: ReadonlyMap<number, ConversationRow>;
  readonly positions: ReadonlyMap<ConversationId, number>;
}

export const noRows: ListRows = {
  key: '',
  scope: null,
  total: 0,
  watermark: 0,
  loaded: false,
  rows: new Map(),
  positions: new Map(),
};

interface ListState {
  readonly list: ListRows;
  /** The row with the keyboard. Its number is for the case that the row goes away. */
  readonly focused: ConversationId | null;
  readonly position: number;
}

/** The list as actions see it: what is next, what is under the key (INB-10). */
export const useList = create<ListState>(() => ({ list: noRows, focused: null, position: 0 }));

export function focusRow(id: ConversationId | null, position: number): void {
  useList.setState({ focused: id, position });
}
