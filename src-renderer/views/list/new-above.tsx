import { ArrowUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import styles from './conversation-grid.module.css';

/** "4 new": what came in above, without moving anything. Announced politely. */
export function NewAbove({ count, onPress }: { readonly count: number; onPress(): void }) {
  const { t } = useTranslation();
  return (
    <div className={styles.above} role="status">
      {count > 0 && (
        <button type="button" className={styles.pill} onClick={onPress}>
          <ArrowUp size={14} strokeWidth={2} aria-hidden />
          {t('list.newAbove', { count })}
        </button>
      )}
    </div>
  );
}
