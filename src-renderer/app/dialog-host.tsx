import { lazy, Suspense } from 'react';
import { useDialogs } from '../state/dialogs.ts';
import { DeleteDialog } from '../views/dialogs/delete-dialog.tsx';

const AttachmentDialog = lazy(async () => ({
  default: (await import('../views/dialogs/attachment-dialog.tsx')).AttachmentDialog,
}));
const LinkDialog = lazy(async () => ({ default: (await import('../views/dialogs/link-dialog.tsx')).LinkDialog }));
const PasswordDialog = lazy(async () => ({
  default: (await import('../views/dialogs/password-dialog.tsx')).PasswordDialog,
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
      return <DeleteDialog selection={dialog.selection} />;
    case 'link':
      return <LinkDialog verdict={dialog.verdict} />;
    case 'attachment':
      return <AttachmentDialog attachment={dialog.attachment} danger={dialog.danger} />;
    case 'preview':
      return <PreviewDialog attachment={dialog.attachment} />;
    case 'remove-account':
      return <RemoveAccountDialog account={dialog.account} />;
    case 'password':
      return <PasswordDialog account={dialog.account} />;
    case 'send-checks':
      return <SendChecksDialog draft={dialog.draft} checks={dialog.checks} options={dialog.options} />;
    case 'when':
      return <WhenDialog purpose={dialog.purpose} choose={dialog.choose} />;
    case 'templates':
      return <TemplatePicker draft={dialog.draft} typed={dialog.typed} />;
    case 'palette':
      return <Palette />;
    case 'shortcuts':
      return <Shortcuts />;
  }
}
