import { useTranslation } from 'react-i18next';
import type { MessageId } from '#shared/model/ids.ts';
import { useContractQuery } from '../../queries/use-contract-query.ts';
import { closeDialog } from '../../state/dialogs.ts';
import { Dialog } from '../../ui/dialog.tsx';
import styles from './dialogs.module.css';

/** INB-9, "Why is this here?": what brought it, what linked it or kept it from being linked, who sees it, what the provider did. */
export function WhyDialog({ message }: { readonly message: MessageId }) {
  const { t } = useTranslation();
  const { data, error } = useContractQuery('why', { message });
  return (
    <Dialog title={t('action.why')} closeLabel={t('common.close')} onClose={closeDialog}>
      <div className={styles.body}>
        {error !== null && <p className={styles.problem}>{error.message}</p>}
        {data === null && <p className={styles.lead}>{t('conversation.gone')}</p>}
        {data === undefined && error === null && <div className={styles.waiting} />}
        {data?.sections
          .filter((section) => section.lines.length > 0)
          .map((section) => (
            <section key={section.about} className={styles.section}>
              <h3>{t(`why.${section.about}`)}</h3>
              {section.lines.map((line) => (
                <p key={line}>{line}</p>
              ))}
            </section>
          ))}
      </div>
    </Dialog>
  );
}
