import { ChevronDown, Pause, Play, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PastRange, PastSync, SyncStatus } from '#shared/model/sync.ts';
import { controlPast, syncPast } from '../../actions/sync.ts';
import { useAccount } from '../../queries/use-accounts.ts';
import { Button } from '../../ui/button.tsx';
import { count, minutesLeft } from '../../ui/format/numbers.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import styles from './sync-status.module.css';

const ranges: readonly PastRange[] = ['1m', '3m', '6m', '1y'];

/** SYN-3: past mail, offered once the first sync is done; with progress it can be paused and cancelled. */
export function PastMail({ status }: { readonly status: SyncStatus }) {
  const { t } = useTranslation();
  const account = useAccount(status.account);
  const { past } = status;
  const active = past !== null && (past.state === 'running' || past.state === 'paused');
  const ready = (account?.firstSyncDoneAt ?? 0) > 0;
  return (
    <div className={styles.fact}>
      <p className={styles.factName}>{t('past.title')}</p>
      {active ? (
        <Running past={past} account={status.account} />
      ) : (
        <>
          <p className={styles.factValue}>
            {!ready
              ? t('past.afterFirst')
              : past === null
                ? t('past.none')
                : t(`past.${past.state}`, { range: t(`past.range.${past.range}`) })}
          </p>
          {ready && (
            <Menu
              title={t('past.howFar')}
              entries={ranges.map((range) => ({
                id: range,
                label: t(`past.range.${range}`),
                run: () => void syncPast(status.account, range),
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

function Running({ past, account }: { readonly past: PastSync; readonly account: SyncStatus['account'] }) {
  const { t } = useTranslation();
  const paused = past.state === 'paused';
  const minutes = minutesLeft(past.total - past.done, past.rate);
  const words = [
    past.total === 0
      ? t('past.counting', { range: t(`past.range.${past.range}`) })
      : t('past.progress', { done: count(past.done), total: count(past.total) }),
    !paused && past.rate > 0 ? t('past.rate', { rate: count(Math.round(past.rate)) }) : '',
    !paused && minutes !== null ? t('past.left', { count: minutes }) : '',
    paused ? t('past.paused') : t('past.goOn'),
  ].filter((part) => part !== '');
  return (
    <>
      <div className={styles.running}>
        <p className={styles.factValue}>{words.join(' · ')}</p>
        <ProgressBar label={t('past.title')} done={past.done} total={past.total} />
      </div>
      <IconButton
        icon={paused ? Play : Pause}
        size="small"
        label={t(paused ? 'past.resume' : 'past.pause')}
        onClick={() => void controlPast(account, paused ? 'resume' : 'pause')}
      />
      <IconButton icon={X} size="small" label={t('past.cancel')} onClick={() => void controlPast(account, 'cancel')} />
    </>
  );
}
