import { ArrowLeft, X } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '#shared/contract/contract.ts';
import type { Account } from '#shared/model/account.ts';
import { goToAddAccount, goToView } from '../../actions/go.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { ChoiceStep } from './choice-step.tsx';
import { ConnectStep } from './connect-step.tsx';
import { type AccountDraft, emptyDraft } from './draft.ts';
import { FirstSyncStep } from './first-sync-step.tsx';
import styles from './welcome.module.css';
import { WhatToSyncStep } from './what-to-sync-step.tsx';

type Step = 'choice' | 'connect' | 'what' | 'first-sync';
const named: readonly Exclude<Step, 'choice'>[] = ['connect', 'what', 'first-sync'];

/** Welcome, and later *Add account* (C1): a choice, then Connect → What to sync → First sync. Escape goes one step back. */
export default function Welcome({ first }: { readonly first: boolean }) {
  const { t } = useTranslation();
  const [step, setStep] = useState<Step>('choice');
  const [draft, setDraft] = useState<AccountDraft>(emptyDraft('personal'));
  const [folders, setFolders] = useState<CallOutput<'checkAccount'>['folders']>([]);
  const [added, setAdded] = useState<{ account: Account; passwordKept: boolean } | null>(null);

  const leave = (): void => goToView('inbox', null);
  const back = (): void => {
    if (step === 'connect') setStep('choice');
    else if (step === 'what') setStep('connect');
    else if (step === 'choice' && !first) leave();
  };
  const pressed = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.stopPropagation();
    back();
  };
  const canGoBack = step === 'connect' || step === 'what';

  return (
    <main className={styles.welcome} onKeyDown={pressed}>
      <header className={styles.top}>
        {canGoBack && <IconButton icon={ArrowLeft} label={t('common.back')} shortcut="Escape" onClick={back} />}
        {step !== 'choice' && (
          <ol className={styles.steps} aria-label={t('welcome.steps')}>
            {named.map((name) => (
              <li key={name} aria-current={name === step ? 'step' : undefined}>
                {t(`welcome.step.${name}`)}
              </li>
            ))}
          </ol>
        )}
        {!first && step === 'choice' && (
          <IconButton icon={X} label={t('common.close')} className={styles.close} onClick={leave} />
        )}
      </header>
      <div className={styles.column}>
        {step === 'choice' && (
          <ChoiceStep
            first={first}
            onChoose={(type) => {
              // From here on this page stays until it is left, also when the first account appears.
              goToAddAccount();
              setDraft((before) => ({ ...before, type }));
              setStep('connect');
            }}
          />
        )}
        {step === 'connect' && (
          <ConnectStep
            draft={draft}
            onChange={setDraft}
            onConnected={(found) => {
              setFolders(found);
              setStep('what');
            }}
          />
        )}
        {step === 'what' && (
          <WhatToSyncStep
            draft={draft}
            folders={folders}
            onChange={setDraft}
            onAdded={(account, passwordKept) => {
              setAdded({ account, passwordKept });
              setStep('first-sync');
            }}
          />
        )}
        {step === 'first-sync' && added !== null && (
          <FirstSyncStep account={added.account} passwordKept={added.passwordKept} onDone={leave} />
        )}
      </div>
    </main>
  );
}
