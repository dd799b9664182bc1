import { create } from 'zustand';
import type { AttachmentRequest } from '#shared/contract/shell.ts';
import type { AccountId, ConversationId, DraftId, ItemId, MessageId } from '#shared/model/ids.ts';
import type { ItemKind, ItemRef } from '#shared/model/item.ts';
import type { Label } from '#shared/model/label.ts';
import type { Selection } from '#shared/model/selection.ts';
import type { PastRange } from '#shared/model/sync.ts';
import type { AttachmentDanger } from '#shared/rules/attachment-safety.ts';
import type { LinkVerdict } from '#shared/rules/link-safety.ts';
import type { SendingCheck } from '#shared/rules/sending-checks.ts';

/** What a time is chosen for. */
export type WhenPurpose = 'snooze' | 'remind' | 'send';

export type DialogState =
  | { readonly kind: 'delete'; readonly selection: Selection; readonly email?: OneEmail }
  | { readonly kind: 'labels'; readonly selection: Selection; readonly conversation: ConversationId | null }
  | { readonly kind: 'edit-label'; readonly label: Label | null }
  | { readonly kind: 'visibility'; readonly selection: Selection; readonly conversation: ConversationId | null }
  | { readonly kind: 'why'; readonly message: MessageId }
  | { readonly kind: 'never-log'; readonly pattern: string }
  | { readonly kind: 'clean-up'; readonly account: AccountId | null }
  | { readonly kind: 'past-mail'; readonly account: AccountId; readonly range: PastRange }
  | { readonly kind: 'remove-account'; readonly account: AccountId }
  | { readonly kind: 'sign-in'; readonly account: AccountId }
  | { readonly kind: 'link'; readonly verdict: Exclude<LinkVerdict, { kind: 'refused' }> }
  | { readonly kind: 'attachment'; readonly attachment: AttachmentRequest; readonly danger: AttachmentDanger }
  | { readonly kind: 'preview'; readonly attachment: AttachmentRequest }
  | {
      readonly kind: 'send-checks';
      readonly draft: DraftId;
      readonly checks: readonly SendingCheck[];
      readonly options: { readonly at?: number; readonly archive?: boolean };
    }
  | { readonly kind: 'when'; readonly purpose: WhenPurpose; choose(at: number): void }
  /** `typed`: by a `;` in the text, which is written where no template is chosen. */
  | { readonly kind: 'templates'; readonly draft: DraftId; readonly typed: boolean }
  | ({ readonly kind: 'find-item' } & FindItem)
  | ({ readonly kind: 'add-item' } & AddItem)
  | { readonly kind: 'remove-item'; readonly item: ItemRef }
  | { readonly kind: 'merge-items'; readonly items: readonly ItemRef[] }
  | { readonly kind: 'convert-lead'; readonly lead: ItemRef }
  | { readonly kind: 'duplicates'; readonly of: ItemKind }
  | { readonly kind: 'palette' }
  | { readonly kind: 'shortcuts' };

/** One message that is to be deleted, as the question names it (DEL-1, R030). */
export interface OneEmail {
  readonly from: string;
  readonly at: number;
  readonly subject: string;
  readonly conversation: ConversationId;
}

/** The quick finder, asked for an item. */
export interface FindItem {
  readonly title: string;
  readonly kinds: readonly ItemKind[];
  /** Not to be offered: the item itself, what is linked already. */
  readonly except?: readonly ItemId[];
  /** A new one can be made of what was typed; the kind it becomes. */
  readonly create?: ItemKind;
  onPick(item: ItemRef): void;
}

/** What is known already of an item that is to be added. */
export interface AddItem {
  readonly of: ItemKind;
  readonly name?: string;
  readonly email?: string;
  readonly contact?: ItemRef | null;
  readonly organization?: ItemRef | null;
  /** Made from this conversation: it is linked to it by hand (CRM-4). */
  readonly conversation?: ConversationId;
}

/** The one dialog on screen. */
export const useDialogs = create<{ readonly dialog: DialogState | null }>(() => ({ dialog: null }));

export const showDialog = (dialog: DialogState): void => useDialogs.setState({ dialog });
export const closeDialog = (): void => useDialogs.setState({ dialog: null });
