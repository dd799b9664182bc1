import { CircleArrowUp, CircleCheck, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { UpdateState } from '#shared/contract/shell.ts';
import { setPreferences } from '../../actions/preferences.ts';
import { checkForUpdates, getUpdate, restartToUpdate } from '../../actions/updates.ts';
import { useUpdates, useVersion } from '../../queries/use-updates.ts';
import { usePreferences } from '../../state/preferences.ts';
import { Button } from '../../ui/button.tsx';
import { recentTime } from '../../ui/format/dates.ts';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { SwitchRow } from '../../ui/switch.tsx';
import { useNow } from '../../ui/use-now.ts';
import styles from './settings.module.css';
import own from './updates-page.module.css';

/** Newer versions of Dealbox: what there is, and what Dealbox may do about it by itself. */
export function UpdatesPage() {
  const { t } = useTranslation();
  const state = useUpdates();
  const version = useVersion();
  const { updateChecks, updateDownloads, updateChannel } = usePreferences();
  if (state === undefined) return null;
  const possible = state.phase !== 'not-installed' && state.phase !== 'no-feed';
  return (
    <>
      <p className={styles.crumbs}>{t('settings.thisComputer')}</p>
      <h2 className={styles.heading}>{t('updates.title')}</h2>
      <section className={own.card} aria-label={t('updates.version', { version })}>
        <Mark state={state} />
        <div className={own.words}>
          <p className={own.version}>{t('updates.version', { version })}</p>
          <p className={own.status} role="status">
            <Status state={state} />
          </p>
          {state.phase === 'downloading' && (
            <div className={own.progress}>
              <ProgressBar label={t('updates.title')} done={state.percent} total={100} />
            </div>
          )}
        </div>
        <NextStep state={state} />
      </section>
      {possible && (
        <div className={styles.rows}>
          <SwitchRow
            label={t('updates.checks')}
            checked={updateChecks}
            onChange={(on) => setPreferences({ updateChecks: on })}
          >
            {t('updates.checksHint')}
          </SwitchRow>
          <SwitchRow
            label={t('updates.downloads')}
            checked={updateDownloads}
            disabled={!updateChecks}
            onChange={(on) => setPreferences({ updateDownloads: on })}
          >
            {t('updates.downloadsHint')}
          </SwitchRow>
          <Segmented
            label={t('updates.channel')}
            hint={t('updates.channelHint')}
            value={updateChannel}
            options={[
              { value: 'stable', label: t('updates.stable') },
              { value: 'beta', label: t('updates.beta') },
            ]}
            onChange={(value) => setPreferences({ updateChannel: value })}
          />
        </div>
      )}
    </>
  );
}

interface Shown {
  readonly state: UpdateState;
}

function Mark({ state }: Shown) {
  const waiting = state.version !== null;
  const Icon = state.trouble !== null ? TriangleAlert : waiting ? CircleArrowUp : CircleCheck;
  const tone = state.trouble !== null ? 'trouble' : waiting ? 'waiting' : 'calm';
  return <Icon size={20} strokeWidth={1.75} className={own.mark} data-tone={tone} aria-hidden />;
}

function Status({ state }: Shown) {
  const { t } = useTranslation();
  const now = useNow();
  const { phase, version, percent, checkedAt, trouble } = state;
  const when = recentTime(checkedAt, now);
  switch (phase) {
    case 'not-installed':
      return t('updates.notInstalled');
    case 'no-feed':
      return t('updates.noFeed');
    case 'checking':
      return t('updates.checking');
    case 'found':
      return t('updates.found', { version });
    case 'downloading':
      return t('updates.downloading', { version, percent });
    case 'ready':
      return t('updates.ready', { version });
    case 'by-hand':
      return t('updates.byHand', { version });
    case 'idle':
      if (trouble !== null) {
        return `${t(`updates.trouble.${trouble}`)} ${checkedAt > 0 ? t('updates.lastChecked', { when }) : ''}`.trimEnd();
      }
      return checkedAt > 0 ? t('updates.lastChecked', { when }) : t('updates.never');
    case 'newest':
      return t('updates.upToDate', { when });
  }
}

/** The one thing to do now. */
function NextStep({ state }: Shown) {
  const { t } = useTranslation();
  switch (state.phase) {
    case 'idle':
    case 'newest':
    case 'checking':
      return (
        <Button disabled={state.phase === 'checking'} onClick={() => void checkForUpdates()}>
          {t('updates.checkNow')}
        </Button>
      );
    case 'found':
    case 'by-hand':
      return (
        <Button variant="primary" onClick={() => void getUpdate()}>
          {t(state.phase === 'found' ? 'updates.download' : 'updates.get')}
        </Button>
      );
    case 'ready':
      return (
        <Button variant="primary" onClick={() => void restartToUpdate()}>
          {t('updates.restart')}
        </Button>
      );
    case 'downloading':
    case 'not-installed':
    case 'no-feed':
      return null;
  }
}
