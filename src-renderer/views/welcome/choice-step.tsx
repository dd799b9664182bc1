import { ChevronRight, FlaskConical, type LucideIcon, User, Users } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountType } from '#shared/model/account.ts';
import { addSampleAccount } from '../../actions/accounts.ts';
import { Button } from '../../ui/button.tsx';
import styles from './welcome.module.css';

const choices: readonly { readonly type: AccountType; readonly icon: LucideIcon }[] = [
  { type: 'personal', icon: User },
  { type: 'team', icon: Users },
];

/** My own mailbox, or a team's (ACC-1); or a look at Dealbox without any. */
export function ChoiceStep({ first, onChoose }: { readonly first: boolean; onChoose(type: AccountType): void }) {
  const { t } = useTranslation();
  const [opening, setOpening] = useState(false);
  return (
    <section className={styles.choice}>
      <svg viewBox="0 0 20 20" width="44" height="44" className={styles.mark} aria-hidden="true">
        <rect x="1" y="3" width="18" height="14" rx="4" fill="currentColor" />
        <path
          d="m5 8.200 4 3.600 6.500-6"
          fill="none"
          stroke="var(--on-accent)"
          strokeWidth="1.7"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      <h1 className={styles.title}>{t(first ? 'welcome.title' : 'welcome.titleMore')}</h1>
      <p className={styles.lead}>{t(first ? 'welcome.lead' : 'welcome.leadMore')}</p>
      <div className={styles.cards}>
        {choices.map(({ type, icon: Icon }) => (
          <button key={type} type="button" className={styles.card} onClick={() => onChoose(type)}>
            <span className={styles.cardIcon}>
              <Icon size={20} strokeWidth={1.75} aria-hidden />
            </span>
            <span>
              <span className={styles.cardTitle}>{t(`welcome.${type}`)}</span>
              <span className={styles.cardWords}>{t(`welcome.${type}Words`)}</span>
            </span>
            <ChevronRight size={18} strokeWidth={1.75} aria-hidden />
          </button>
        ))}
      </div>
      {first && (
        <Button
          variant="ghost"
          icon={FlaskConical}
          disabled={opening}
          onClick={() => {
            setOpening(true);
            void addSampleAccount().then((done) => (done ? undefined : setOpening(false)));
          }}
        >
          {t(opening ? 'welcome.sampleOpening' : 'welcome.sample')}
        </Button>
      )}
      <p className={styles.small}>{t('welcome.local')}</p>
    </section>
  );
}
