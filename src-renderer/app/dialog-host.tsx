import { lazy, Suspense } from 'react';
import { useDialogs } from '../state/dialogs.ts';
import { DeleteDialog } from '../views/dialogs/delete-dialog.tsx';

const AttachmentDialog = lazy(async () => ({
  default: (await import('../views/dialogs/attachment-dialog.tsx')).AttachmentDialog,
}));
const AddItemDialog = lazy(async () => ({
  default: (await import('../views/dialogs/add-item-dialog.tsx')).AddItemDialog,
}));
const ConvertLeadDialog = lazy(async () => ({
  default: (await import('../views/dialogs/convert-lead-dialog.tsx')).ConvertLeadDialog,
}));
const DuplicatesDialog = lazy(async () => ({
  default: (await import('../views/dialogs/duplicates-dialog.tsx')).DuplicatesDialog,
}));
const FindItemDialog = lazy(async () => ({
  default: (await import('../views/dialogs/find-item-dialog.tsx')).FindItemDialog,
}));
const MergeItemsDialog = lazy(async () => ({
  default: (await import('../views/dialogs/merge-items-dialog.tsx')).MergeItemsDialog,
}));
const RemoveItemDialog = lazy(async () => ({
  default: (await import('../views/dialogs/remove-item-dialog.tsx')).RemoveItemDialog,
}));
const CleanUpDialog = lazy(async () => ({
  default: (await import('../views/dialogs/clean-up-dialog.tsx')).CleanUpDialog,
}));
const LabelsDialog = lazy(async () => ({ default: (await import('../views/dialogs/labels-dialog.tsx')).LabelsDialog }));
const EditLabelDialog = lazy(async () => ({
  default: (await import('../views/dialogs/edit-label-dialog.tsx')).EditLabelDialog,
}));
const NeverLogDialog = lazy(async () => ({
  default: (await import('../views/dialogs/never-log-dialog.tsx')).NeverLogDialog,
}));
const PastMailDialog = lazy(async () => ({
  default: (await import('../views/dialogs/past-mail-dialog.tsx')).PastMailDialog,
}));
const VisibilityDialog = lazy(async () => ({
  default: (await import('../views/dialogs/visibility-dialog.tsx')).VisibilityDialog,
}));
const WhyDialog = lazy(async () => ({ default: (await import('../views/dialogs/why-dialog.tsx')).WhyDialog }));
const LinkDialog = lazy(async () => ({ default: (await import('../views/dialogs/link-dialog.tsx')).LinkDialog }));
const SignInDialog = lazy(async () => ({
  default: (await import('../views/dialogs/sign-in-dialog.tsx')).SignInDialog,
}));
const PreviewDialog = lazy(async () => ({
  default: (await import('../views/dialogs/preview-dialog.tsx')).PreviewDialog,
}));
const RemoveAccountDialog = lazy(async () => ({
  default: (await import('../views/dialogs/remove-account-dialog.tsx')).RemoveAccountDialog,
}));
const SendChecksDialog = lazy(() => import('../views/composer/send-checks-dialog.tsx'));
const TemplatePicker = lazy(() => import('../views/composer/template-picker.tsx'));
const WhenDialog = lazy(() => import('../views/dialogs/when-dialog.tsx'));
const Palette = lazy(() => import('../views/palette/palette.tsx'));
const Shortcuts = lazy(() => import('../views/shortcuts/shortcuts.tsx'));

/** The one dialog on screen. All but the commonest are loaded when they are first asked for. */
export function DialogHost() {
  const dialog = useDialogs((state) => state.dialog);
  if (dialog === null) return null;
  return <Suspense fallback={null}>{dialogFor(dialog)}</Suspense>;
}

function dialogFor(dialog: NonNullable<ReturnType<typeof useDialogs.getState>['dialog']>) {
  switch (dialog.kind) {
    case 'delete':
      return <DeleteDialog selection={dialog.selection} email={dialog.email} />;
    case 'labels':
      return <LabelsDialog selection={dialog.selection} conversation={dialog.conversation} />;
    case 'edit-label':
      return <EditLabelDialog label={dialog.label} />;
    case 'visibility':
      return <VisibilityDialog selection={dialog.selection} conversation={dialog.conversation} />;
    case 'why':
      return <WhyDialog message={dialog.message} />;
    case 'never-log':
      return <NeverLogDialog pattern={dialog.pattern} />;
    case 'clean-up':
      return <CleanUpDialog account={dialog.account} />;
    case 'past-mail':
      return <PastMailDialog account={dialog.account} range={dialog.range} />;
    case 'link':
      return <LinkDialog verdict={dialog.verdict} />;
    case 'attachment':
      return <AttachmentDialog attachment={dialog.attachment} danger={dialog.danger} />;
    case 'preview':
      return <PreviewDialog attachment={dialog.attachment} />;
    case 'remove-account':
      return <RemoveAccountDialog account={dialog.account} />;
    case 'sign-in':
      return <SignInDialog account={dialog.account} />;
    case 'send-checks':
      return <SendChecksDialog draft={dialog.draft} checks={dialog.checks} options={dialog.options} />;
    case 'when':
      return <WhenDialog purpose={dialog.purpose} choose={dialog.choose} />;
    case 'templates':
      return <TemplatePicker draft={dialog.draft} typed={dialog.typed} />;
    case 'find-item':
      return <FindItemDialog {...dialog} />;
    case 'add-item':
      return <AddItemDialog {...dialog} />;
    case 'remove-item':
      return <RemoveItemDialog item={dialog.item} />;
    case 'merge-items':
      return <MergeItemsDialog items={dialog.items} />;
    case 'convert-lead':
      return <ConvertLeadDialog lead={dialog.lead} />;
    case 'duplicates':
      return <DuplicatesDialog of={dialog.of} />;
    case 'palette':
      return <Palette />;
    case 'shortcuts':
      return <Shortcuts />;
  }
}
