import { useTranslation } from 'react-i18next';
import { goToItems } from '../../actions/go.ts';
import { Button } from '../../ui/button.tsx';
import { Scroll } from '../../ui/scroll.tsx';
import type { Imported } from './answers.ts';
import styles from './import-page.module.css';
import { RowMessages } from './row-messages.tsx';
import { Sums } from './sums.tsx';

/** What was imported; earlier mail is linked behind it. */
export function DoneStep({ result }: { readonly result: Imported }) {
  const { t } = useTranslation();
  return (
    <>
      <Scroll frameClassName={styles.scroll} tabIndex={-1}>
        <div className={styles.column}>
          <p className={styles.lead} role="status">
            {t('import.done', { count: result.created + result.updated })}
          </p>
          <Sums result={result} />
          <RowMessages
            title={t('import.leftOut', { count: result.errors.length })}
            tone="plain"
            messages={result.errors}
          />
        </div>
      </Scroll>
      <footer className={styles.foot}>
        <Button variant="primary" onClick={() => goToItems('contact')}>
          {t('import.showContacts')}
        </Button>
      </footer>
    </>
  );
}
