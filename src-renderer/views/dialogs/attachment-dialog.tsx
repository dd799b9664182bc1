import { useTranslation } from 'react-i18next';
import type { AttachmentRequest } from '#shared/contract/shell.ts';
import { type AttachmentDanger, safeFileName } from '#shared/rules/attachment-safety.ts';
import { openAttachment } from '../../actions/outside.ts';
import { closeDialog } from '../../state/dialogs.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import styles from './dialogs.module.css';

interface AttachmentDialogProps {
  readonly attachment: AttachmentRequest;
  readonly danger: AttachmentDanger;
}

/** The warning before an attachment that could do harm is opened (INB-5, SECURITY §3). */
export function AttachmentDialog({ attachment, danger }: AttachmentDialogProps) {
  const { t } = useTranslation();
  const name = safeFileName(attachment.name, t('attachment.unnamed'));
  return (
    <ConfirmDialog
      title={t('attachment.dangerTitle', { name })}
      cancelLabel={t('common.cancel')}
      confirmLabel={t('attachment.openAnyway')}
      onCancel={closeDialog}
      onConfirm={() => void openAttachment(attachment, true)}
    >
      <p className={styles.words}>{t(`attachment.danger.${danger}`)}</p>
      <p className={styles.words}>{t('attachment.dangerAdvice')}</p>
    </ConfirmDialog>
  );
}
