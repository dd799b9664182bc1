import { useTranslation } from 'react-i18next';
import { cancelTask } from '../../actions/exchange.ts';
import { useProgress } from '../../queries/use-progress.ts';
import { Button } from '../../ui/button.tsx';
import { count } from '../../ui/format/numbers.ts';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import styles from './import-page.module.css';

/** While rows are checked or written; cancelled, nothing of it stays. */
export function RunningStep({ task, dryRun }: { readonly task: string; readonly dryRun: boolean }) {
  const { t } = useTranslation();
  const progress = useProgress(task);
  const done = progress?.done ?? 0;
  const total = progress?.total ?? 0;
  const words = t(dryRun ? 'import.checking' : 'import.importing');
  return (
    <div className={styles.running}>
      <p role="status">
        {total === 0 ? words : `${words} ${t('past.progress', { done: count(done), total: count(total) })}`}
      </p>
      <ProgressBar label={words} done={done} total={total} />
      <div>
        <Button onClick={() => void cancelTask(task)}>{t('common.cancel')}</Button>
      </div>
    </div>
  );
}
