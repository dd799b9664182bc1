import type { LucideIcon } from 'lucide-react';
import {
  BellOff,
  CircleArrowUp,
  FileText,
  History,
  Keyboard,
  Mail,
  Monitor,
  PenLine,
  Plus,
  Signature,
  SlidersHorizontal,
  SquareKanban,
  Tag,
  Users,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AccountId } from '#shared/model/ids.ts';
import { goToAddAccount, goToSettings } from '../../actions/go.ts';
import { useAccountList } from '../../queries/use-accounts.ts';
import type { SettingsPage } from '../../state/navigation.ts';
import { AccountsPage } from './accounts-page.tsx';
import { AppearancePage } from './appearance-page.tsx';
import { EmailSyncPage } from './email-sync-page.tsx';
import { LabelsPage } from './labels-page.tsx';
import { NeverLogPage } from './never-log-page.tsx';
import { PipelinesPage } from './pipelines-page.tsx';
import styles from './settings.module.css';
import { SignaturesPage, TemplatesPage } from './texts-page.tsx';
import { TriagePage } from './triage-page.tsx';
import { UpdatesPage } from './updates-page.tsx';
import { WhatToSyncPage } from './what-to-sync-page.tsx';
import { WritingPage } from './writing-page.tsx';

interface SettingsProps {
  readonly page: SettingsPage;
  readonly account: AccountId | null;
}

/** A view of its own, not a modal: at the left the paths that the rules spell, at the right one page (DESIGN, R043, R044). */
export default function Settings({ page, account }: SettingsProps) {
  const { t } = useTranslation();
  const accounts = useAccountList();
  const hasPersonal = accounts.some((one) => one.type === 'personal');
  const hasTeam = accounts.some((one) => one.type === 'team');
  // The first of the two pages that has an account to show.
  const shown = page === 'general' && !hasPersonal && hasTeam ? 'account' : page;
  return (
    <main className={styles.settings} id="content" tabIndex={-1}>
      <nav className={styles.paths} aria-label={t('settings.label')}>
        <h1 className={styles.title}>{t('settings.title')}</h1>
        <PathGroup name={t('settings.personal')}>
          <p className={styles.sub}>{t('settings.emailSync')}</p>
          {(hasPersonal || !hasTeam) && (
            <Path page="general" shown={shown} icon={SlidersHorizontal} label={t('settings.general')} />
          )}
          {hasTeam && <Path page="account" shown={shown} icon={Users} label={t('settings.account')} />}
          <Path page="what" shown={shown} icon={History} label={t('settings.what')} />
          <Path page="labels" shown={shown} icon={Tag} label={t('labels.title')} />
          <Path page="accounts" shown={shown} icon={Mail} label={t('settings.accounts')} />
          <Path page="writing" shown={shown} icon={PenLine} label={t('writing.title')} />
          <Path page="templates" shown={shown} icon={FileText} label={t('templates.title')} />
          <Path page="signatures" shown={shown} icon={Signature} label={t('signatures.title')} />
        </PathGroup>
        <PathGroup name={t('settings.sales')}>
          <p className={styles.sub}>{t('neverLog.path')}</p>
          <Path page="never-log" shown={shown} icon={BellOff} label={t('neverLog.title')} />
          <Path page="pipelines" shown={shown} icon={SquareKanban} label={t('pipelines.title')} />
        </PathGroup>
        <PathGroup name={t('settings.thisComputer')}>
          <Path page="appearance" shown={shown} icon={Monitor} label={t('settings.appearance')} />
          <Path page="triage" shown={shown} icon={Keyboard} label={t('settings.triage')} />
          <Path page="updates" shown={shown} icon={CircleArrowUp} label={t('updates.title')} />
        </PathGroup>
        <button type="button" className={styles.add} onClick={goToAddAccount}>
          <Plus size={16} strokeWidth={1.75} aria-hidden />
          {t('action.addAccount')}
        </button>
      </nav>
      <div className={styles.page}>
        <div className={styles.column}>
          {shown === 'general' && <EmailSyncPage type="personal" account={account} />}
          {shown === 'account' && <EmailSyncPage type="team" account={account} />}
          {shown === 'what' && <WhatToSyncPage />}
          {shown === 'labels' && <LabelsPage />}
          {shown === 'never-log' && <NeverLogPage />}
          {shown === 'pipelines' && <PipelinesPage />}
          {shown === 'accounts' && <AccountsPage />}
          {shown === 'writing' && <WritingPage />}
          {shown === 'templates' && <TemplatesPage />}
          {shown === 'signatures' && <SignaturesPage />}
          {shown === 'appearance' && <AppearancePage />}
          {shown === 'triage' && <TriagePage />}
          {shown === 'updates' && <UpdatesPage />}
        </div>
      </div>
    </main>
  );
}

function PathGroup({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <section className={styles.group} aria-label={name}>
      <h2 className={styles.groupName}>{name}</h2>
      {children}
    </section>
  );
}

interface PathProps {
  readonly page: SettingsPage;
  readonly shown: SettingsPage;
  readonly icon: LucideIcon;
  readonly label: string;
}

const Path = ({ page, shown, icon: Icon, label }: PathProps) => (
  <button
    type="button"
    className={styles.path}
    aria-current={page === shown ? 'page' : undefined}
    onClick={() => goToSettings(page)}
  >
    <Icon size={16} strokeWidth={1.75} aria-hidden />
    {label}
  </button>
);
