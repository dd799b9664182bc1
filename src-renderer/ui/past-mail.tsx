import { ChevronDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { PastRange, type PastSync } from '#shared/model/sync.ts';
import { Button } from './button.tsx';
import { Menu } from './menu.tsx';
import styles from './past-mail.module.css';
import { PastProgress } from './past-progress.tsx';

interface PastMailProps {
  readonly past: PastSync | null;
  /** The first sync is done: not before (R112). */
  readonly ready: boolean;
  onChoose(range: PastRange): void;
  onControl(action: 'pause' | 'resume' | 'cancel'): void;
}

/** "Syncing past emails" (SYN-3): what is here, the menu of how far back, or how far the running one is. */
export function PastMail({ past, ready, onChoose, onControl }: PastMailProps) {
  const { t } = useTranslation();
  const active = past !== null && (past.state === 'running' || past.state === 'paused');
  return (
    <div className={styles.past}>
      <p className={styles.name}>{t('past.title')}</p>
      {active ? (
        <PastProgress past={past} onControl={onControl} />
      ) : (
        <>
          <p className={styles.words}>
            {!ready
              ? t('past.afterFirst')
              : past === null
                ? t('past.none')
                : t(`past.${past.state}`, { range: t(`past.range.${past.range}`) })}
          </p>
          {ready && (
            <Menu
              title={t('past.howFar')}
              entries={PastRange.options.map((range) => ({
                id: range,
                label: t(`past.range.${range}`),
                run: () => onChoose(range),
              }))}
            >
              <Button size="small">
                {t('past.start')}
                <ChevronDown size={14} strokeWidth={1.75} aria-hidden />
              </Button>
            </Menu>
          )}
        </>
      )}
    </div>
  );
}
