import { create } from 'zustand';
import type { AttachmentRequest } from '#shared/contract/shell.ts';
import type { AccountId, DraftId } from '#shared/model/ids.ts';
import type { Selection } from '#shared/model/selection.ts';
import type { AttachmentDanger } from '#shared/rules/attachment-safety.ts';
import type { LinkVerdict } from '#shared/rules/link-safety.ts';
import type { SendingCheck } from '#shared/rules/sending-checks.ts';

/** What a time is chosen for. */
export type WhenPurpose = 'snooze' | 'remind' | 'send';

export type DialogState =
  | { readonly kind: 'delete'; readonly selection: Selection }
  | { readonly kind: 'remove-account'; readonly account: AccountId }
  | { readonly kind: 'password'; readonly account: AccountId }
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
  | { readonly kind: 'palette' }
  | { readonly kind: 'shortcuts' };

/** The one dialog on screen. */
export const useDialogs = create<{ readonly dialog: DialogState | null }>(() => ({ dialog: null }));

export const showDialog = (dialog: DialogState): void => useDialogs.setState({ dialog });
export const closeDialog = (): void => useDialogs.setState({ dialog: null });
