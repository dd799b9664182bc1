import type { TFunction } from 'i18next';
import type { ConversationRow } from '#shared/model/conversation.ts';
import type { LabelId } from '#shared/model/ids.ts';
import type { Label } from '#shared/model/label.ts';

/** What a row of a list is told. */
export interface RowProps {
  readonly row: ConversationRow;
  readonly position: number;
  readonly total: number;
  /** From the top of the list, CSS pixels. */
  readonly top: number;
  readonly look: 'comfortable' | 'compact' | 'found';
  readonly ticked: boolean;
  /** Something is ticked: every checkbox shows. */
  readonly selecting: boolean;
  /** The one tab stop of the list. */
  readonly focused: boolean;
  readonly open: boolean;
  readonly leaving: boolean;
  /** The view of its own list; an archived row elsewhere says that it is. */
  readonly inArchive: boolean;
  /** The account's address where several are shown together; else ''. */
  readonly account: string;
  /** Dealbox's own labels by their ids. */
  readonly labels: ReadonlyMap<LabelId, Label>;
  /** Some mail here is shared, so that what is private says so. */
  readonly shared: boolean;
  readonly now: number;
  /** Handed down: there are many rows, and one translator. */
  readonly t: TFunction;
  /** Of a search: with its hits marked. */
  readonly subject?: string | undefined;
  readonly snippet?: string | undefined;
}
