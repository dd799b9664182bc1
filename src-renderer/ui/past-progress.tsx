import { Pause, Play, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PastSync } from '#shared/model/sync.ts';
import { count, minutesLeft } from './format/numbers.ts';
import { IconButton } from './icon-button.tsx';
import styles from './past-progress.module.css';
import { ProgressBar } from './progress-bar.tsx';

interface PastProgressProps {
  readonly past: PastSync;
  onControl(action: 'pause' | 'resume' | 'cancel'): void;
}

/** How far past mail is: done, total, rate, time left; paused, taken up again or cancelled (SYN-3). */
export function PastProgress({ past, onControl }: PastProgressProps) {
  const { t } = useTranslation();
  const paused = past.state === 'paused';
  const minutes = minutesLeft(past.total - past.done, past.rate);
  const words = [
    past.total === 0
      ? t('past.counting', { range: t(`past.range.${past.range}`) })
      : t('past.progress', { done: count(past.done), total: count(past.total) }),
    past.contactsOnly ? t('past.ofContacts') : '',
    !paused && past.rate > 0 ? t('past.rate', { rate: count(Math.round(past.rate)) }) : '',
    !paused && minutes !== null ? t('past.left', { count: minutes }) : '',
    paused ? t('past.paused') : t('past.goOn'),
  ].filter((part) => part !== '');
  return (
    <>
      <div className={styles.running}>
        <p className={styles.words}>{words.join(' · ')}</p>
        <ProgressBar label={t('past.title')} done={past.done} total={past.total} />
      </div>
      <IconButton
        icon={paused ? Play : Pause}
        size="small"
        label={t(paused ? 'past.resume' : 'past.pause')}
        onClick={() => onControl(paused ? 'resume' : 'pause')}
      />
      <IconButton icon={X} size="small" label={t('past.cancel')} onClick={() => onControl('cancel')} />
    </>
  );
}
