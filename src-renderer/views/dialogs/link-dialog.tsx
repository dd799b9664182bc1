import { useTranslation } from 'react-i18next';
import type { LinkVerdict } from '#shared/rules/link-safety.ts';
import { openLinkConfirmed } from '../../actions/outside.ts';
import { closeDialog } from '../../state/dialogs.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import styles from './dialogs.module.css';

/** Before a doubtful link is opened: where it really leads, and what is odd about it (SECURITY §2). */
export function LinkDialog({ verdict }: { readonly verdict: Exclude<LinkVerdict, { kind: 'refused' }> }) {
  const { t } = useTranslation();
  const host = verdict.kind === 'web' ? verdict.host : verdict.to;
  const at = verdict.address.indexOf(host);
  return (
    <ConfirmDialog
      title={t('link.title', { host })}
      cancelLabel={t('common.cancel')}
      confirmLabel={t('link.open', { host: host.length > 40 ? '' : host })}
      tone="primary"
      onCancel={closeDialog}
      onConfirm={() => void openLinkConfirmed(verdict.address)}
    >
      {verdict.kind === 'web' && (
        <ul className={styles.list}>
          {verdict.doubts.map((doubt) => (
            <li key={doubt} className={styles.words}>
              {t(`link.doubt.${doubt}`, { shown: verdict.shown, host })}
            </li>
          ))}
        </ul>
      )}
      <p className={styles.address} dir="ltr">
        {at === -1 ? (
          verdict.address
        ) : (
          <>
            {verdict.address.slice(0, at)}
            <strong>{host}</strong>
            {verdict.address.slice(at + host.length)}
          </>
        )}
      </p>
    </ConfirmDialog>
  );
}
