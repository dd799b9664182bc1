import { Download, SquareArrowOutUpRight } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BodyMessage } from '#shared/contract/body-frame.ts';
import { type AttachmentRequest, mailAddress } from '#shared/contract/shell.ts';
import { safeFileName } from '#shared/rules/attachment-safety.ts';
import { openAttachment, saveAttachment } from '../../actions/outside.ts';
import { closeDialog } from '../../state/dialogs.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { previewKind } from '../../ui/preview-kind.ts';
import styles from './dialogs.module.css';

/** An attachment looked at without another program: pictures by the browser, text and PDF in frames of nobody's origin (SECURITY §3). */
export function PreviewDialog({ attachment }: { readonly attachment: AttachmentRequest }) {
  const { t } = useTranslation();
  const name = safeFileName(attachment.name, t('attachment.unnamed'));
  const kind = previewKind(name, attachment.type);
  const address = mailAddress(attachment.message, `${kind ?? 'text'}/${attachment.part}`);
  return (
    <Dialog title={name} closeLabel={t('common.close')} size="full" onClose={closeDialog}>
      <div className={styles.preview}>
        {kind === 'image' && <img className={styles.picture} src={address} alt={name} />}
        {kind === 'text' && <iframe className={styles.frame} title={name} sandbox="" src={address} />}
        {kind === 'pdf' && <PdfFrame title={name} address={address} />}
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

function PdfFrame({ title, address }: { readonly title: string; readonly address: string }) {
  const { t } = useTranslation();
  const frame = useRef<HTMLIFrameElement>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const listen = (event: MessageEvent<unknown>): void => {
      if (event.source === null || event.source !== frame.current?.contentWindow) return;
      const told = BodyMessage.safeParse(event.data);
      if (told.success && told.data.kind === 'failed') setFailed(true);
      if (told.success && told.data.kind === 'key') closeDialog();
    };
    window.addEventListener('message', listen);
    return () => window.removeEventListener('message', listen);
  }, []);
  if (failed) return <EmptyState drawing="warning" title={t('attachment.unreadable')} />;
  return <iframe ref={frame} className={styles.frame} title={title} sandbox="allow-scripts" src={address} />;
}
