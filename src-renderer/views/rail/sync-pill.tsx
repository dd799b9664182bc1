import type { TFunction } from 'i18next';
import { CircleAlert, CircleCheck, CloudOff, type LucideIcon, RefreshCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { goToSync } from '../../actions/go.ts';
import { type Overall, overall } from '../../queries/sync-overall.ts';
import { useSyncStatus } from '../../queries/use-sync.ts';
import { recentTime } from '../../ui/format/dates.ts';
import { count } from '../../ui/format/numbers.ts';
import { Tooltip } from '../../ui/tooltip.tsx';
import styles from './rail.module.css';

const icons: Readonly<Record<Overall['kind'], LucideIcon>> = {
  none: CircleCheck,
  trouble: CircleAlert,
  offline: CloudOff,
  'first-sync': RefreshCw,
  syncing: RefreshCw,
  'up-to-date': CircleCheck,
};

/** ● Up to date 14:02 · ↻ Syncing · Offline, 12 changes waiting · Sign in needed (C9). */
export function SyncPill({ narrow }: { readonly narrow: boolean }) {
  const { t } = useTranslation();
  const state = overall(useSyncStatus());
  const words = wordsOf(state, t);
  const Icon = icons[state.kind];
  const pill = (
    <button
      type="button"
      className={styles.pill}
      data-state={state.kind}
      onClick={goToSync}
      aria-label={t('pill.label', { status: words })}
    >
      <Icon size={14} strokeWidth={2} aria-hidden />
      {!narrow && <span className={styles.pillWords}>{words}</span>}
    </button>
  );
  return narrow ? (
    <Tooltip label={words} shortcut="g p" side="right">
      {pill}
    </Tooltip>
  ) : (
    pill
  );
}

function wordsOf(state: Overall, t: TFunction): string {
  switch (state.kind) {
    case 'none':
      return t('pill.none');
    case 'trouble':
      return state.signIn ? t('pill.signIn') : t('pill.trouble', { count: state.accounts });
    case 'offline':
      return state.waiting === 0 ? t('pill.offline') : t('pill.offlineWaiting', { count: state.waiting });
    case 'first-sync':
      return state.total === 0
        ? t('pill.firstSync', { done: count(state.done) })
        : t('pill.firstSyncOf', { done: count(state.done), total: count(state.total) });
    case 'syncing':
      return state.waiting === 0 ? t('pill.syncing') : t('pill.waiting', { count: state.waiting });
    case 'up-to-date':
      if (state.waiting > 0) return t('pill.waiting', { count: state.waiting });
      return state.at === 0 ? t('pill.neverSynced') : t('pill.upToDate', { time: recentTime(state.at, Date.now()) });
  }
}
