import type { ConversationDetail, ConversationRow, Standing } from '#shared/model/conversation.ts';
import type { ConversationId } from '#shared/model/ids.ts';
import type { Selection } from '#shared/model/selection.ts';
import { queryClient } from '../queries/query-client.ts';
import { contractQuery } from '../queries/use-contract-query.ts';
import { useList } from '../state/list.ts';
import { useNavigation } from '../state/navigation.ts';
import { isTicked, selectionOf, tickedCount, useSelection } from '../state/selection.ts';

/** What an act is about, bound once, when the key or the button was pressed (INB-10). */
export interface Targets {
  readonly selection: Selection;
  readonly count: number;
  has(id: ConversationId): boolean;
  /** Where they stand, as far as it is known; null where they differ or are not all on screen. */
  readonly standing: Standing | null;
  /** True where all that are known are starred, or read. */
  readonly starred: boolean;
  readonly read: boolean;
  /** They were ticked, rather than under the cursor. */
  readonly ticked: boolean;
}

type Known = Pick<ConversationRow, 'id' | 'standing' | 'starred' | 'unread'>;

function make(
  selection: Selection,
  count: number,
  has: Targets['has'],
  known: readonly Known[],
  ticked: boolean,
): Targets {
  const first = known[0]?.standing ?? null;
  const same = known.length > 0 && known.every((row) => row.standing === first);
  return {
    selection,
    count,
    has,
    standing: same ? first : null,
    starred: known.length > 0 && known.every((row) => row.starred),
    read: known.length > 0 && known.every((row) => row.unread === 0),
    ticked,
  };
}

/** One conversation, in the list or open. */
export function targetsOf(id: ConversationId): Targets {
  const known = knownConversation(id);
  return make({ kind: 'conversations', ids: [id] }, 1, (other) => other === id, known === null ? [] : [known], false);
}

/** What is ticked; else what is open or under the cursor; null where there is nothing. */
export function captureTargets(): Targets | null {
  const { place, open } = useNavigation.getState();
  if (place.kind !== 'mail') return null;
  const { ticked } = useSelection.getState();
  const selection = selectionOf(ticked);
  if (selection !== null) {
    const { list } = useList.getState();
    const rows = [...list.rows.values()].filter((row) => isTicked(ticked, row.id));
    const has = (id: ConversationId): boolean => isTicked(ticked, id);
    const targets = make(selection, tickedCount(ticked), has, rows, true);
    if (ticked.kind !== 'matching') return targets;
    // Of those that are not on screen only the view is known.
    return { ...targets, standing: ticked.scope.view === 'sent' ? null : ticked.scope.view };
  }
  const id = open ?? useList.getState().focused;
  return id === null ? null : targetsOf(id);
}

function knownConversation(id: ConversationId): Known | null {
  const { list } = useList.getState();
  const position = list.positions.get(id);
  const row = position === undefined ? undefined : list.rows.get(position);
  if (row !== undefined) return row;
  const detail = queryClient.getQueryData<ConversationDetail | null>(contractQuery('conversation', { id }).queryKey);
  if (detail === undefined || detail === null) return null;
  return {
    id,
    standing: detail.standing,
    starred: detail.messages.some((message) => message.starred),
    unread: detail.messages.filter((message) => message.unread).length,
  };
}
