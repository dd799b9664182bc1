import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { count } from '../../ui/format/numbers.ts';
import { Scroll } from '../../ui/scroll.tsx';
import type { Imported } from './answers.ts';
import styles from './import-page.module.css';
import { RowMessages } from './row-messages.tsx';
import { Sums } from './sums.tsx';

interface CheckStepProps {
  readonly result: Imported;
  onBack(): void;
  onImport(skipErrors: boolean): void;
}

/** The dry run: what would come of it, which rows stop it, and the choice to leave those out. Nothing is written yet. */
export function CheckStep({ result, onBack, onImport }: CheckStepProps) {
  const { t } = useTranslation();
  const { errors, notes } = result;
  const bad = new Set(errors.map((error) => error.row)).size;
  return (
    <>
      <Scroll frameClassName={styles.scroll} tabIndex={-1}>
        <div className={styles.column}>
          <p className={styles.lead}>{t(bad === 0 ? 'import.checkClean' : 'import.checkErrors', { count: bad })}</p>
          <Sums result={result} />
          <RowMessages title={t('import.errors', { count: bad })} tone="danger" messages={errors} />
          <RowMessages title={t('import.notes', { count: notes.length })} tone="plain" messages={notes} />
        </div>
      </Scroll>
      <footer className={styles.foot}>
        <Button onClick={onBack}>{t('common.back')}</Button>
        {bad === 0 ? (
          <Button variant="primary" onClick={() => onImport(false)}>
            {t('import.import', { count: result.created + result.updated })}
          </Button>
        ) : (
          <Button variant="primary" disabled={result.created + result.updated === 0} onClick={() => onImport(true)}>
            {t('import.importWithout', { count: bad, total: count(bad) })}
          </Button>
        )}
      </footer>
    </>
  );
}
