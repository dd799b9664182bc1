import { HardDrive, KeyRound, Server } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AccountId } from '#shared/model/ids.ts';
import { removeAccount } from '../../actions/accounts.ts';
import { useAccount } from '../../queries/use-accounts.ts';
import { useSyncStatus } from '../../queries/use-sync.ts';
import { closeDialog } from '../../state/dialogs.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ConsequenceList } from '../../ui/consequence-list.tsx';

/** ACC-5: what goes with an account, and what does not. */
export function RemoveAccountDialog({ account: id }: { readonly account: AccountId }) {
  const { t } = useTranslation();
  const email = useAccount(id)?.email ?? '';
  const waiting = useSyncStatus().find((status) => status.account === id)?.pendingOperations ?? 0;
  return (
    <ConfirmDialog
      title={t('remove.title', { email })}
      cancelLabel={t('common.cancel')}
      confirmLabel={t('remove.verb')}
      onCancel={closeDialog}
      onConfirm={() => void removeAccount(id)}
    >
      <ConsequenceList
        lines={[
          { id: 'here', icon: HardDrive, content: t('remove.here') },
          {
            id: 'queue',
            icon: KeyRound,
            content: waiting === 0 ? t('remove.secrets') : t('remove.secretsAndQueue', { count: waiting }),
          },
          { id: 'there', icon: Server, content: t('remove.there') },
        ]}
      />
    </ConfirmDialog>
  );
}
