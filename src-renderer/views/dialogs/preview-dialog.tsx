import { Download, SquareArrowOutUpRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type AttachmentRequest, mailAddress } from '#shared/contract/shell.ts';
import { extensionOf, safeFileName } from '#shared/rules/attachment-safety.ts';
import { openAttachment, saveAttachment } from '../../actions/outside.ts';
import { closeDialog } from '../../state/dialogs.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import styles from './dialogs.module.css';

/** An attachment looked at without another program: pictures by the browser, text in a frame without scripts (SECURITY §3). */
export function PreviewDialog({ attachment }: { readonly attachment: AttachmentRequest }) {
  const { t } = useTranslation();
  const name = safeFileName(attachment.name, t('attachment.unnamed'));
  const picture = attachment.type.startsWith('image/') || /^(png|jpe?g|gif|webp|bmp)$/.test(extensionOf(name));
  return (
    <Dialog title={name} closeLabel={t('common.close')} size="full" onClose={closeDialog}>
      <div className={styles.preview}>
        {picture ? (
          <img
            className={styles.picture}
            src={mailAddress(attachment.message, `image/${attachment.part}`)}
            alt={name}
          />
        ) : (
          <iframe
            className={styles.frame}
            title={name}
            sandbox=""
            src={mailAddress(attachment.message, `text/${attachment.part}`)}
          />
        )}
      </div>
      <footer className={styles.foot}>
        <Button icon={SquareArrowOutUpRight} onClick={() => void openAttachment(attachment)}>
          {t('attachment.open')}
        </Button>
        <Button icon={Download} onClick={() => void saveAttachment(attachment)}>
          {t('attachment.save')}
        </Button>
      </footer>
    </Dialog>
  );
}
