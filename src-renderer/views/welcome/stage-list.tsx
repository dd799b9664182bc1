import { Check, CircleDashed, LoaderCircle, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { StageName } from '#shared/contract/accounts.ts';
import styles from './welcome.module.css';

interface StageListProps {
  readonly stages: readonly { readonly stage: string; readonly ok: boolean; readonly message: string }[];
  readonly running: boolean;
}

/** The stages of ACC-3 as they are finished: which failed, and what to do about it. */
export function StageList({ stages, running }: StageListProps) {
  const { t } = useTranslation();
  const next = StageName.options.find((name) => !stages.some((stage) => stage.stage === name));
  const list = useRef<HTMLOListElement>(null);
  const count = stages.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each stage that is finished brings the list into view
  useEffect(() => list.current?.scrollIntoView({ block: 'nearest' }), [count]);
  return (
    <ol ref={list} className={styles.stages} aria-live="polite">
      {StageName.options.map((name) => {
        const stage = stages.find((one) => one.stage === name);
        const state =
          stage === undefined ? (running && name === next ? 'running' : 'waiting') : stage.ok ? 'ok' : 'failed';
        const Icon = { ok: Check, failed: X, running: LoaderCircle, waiting: CircleDashed }[state];
        return (
          <li key={name} className={styles.stage} data-state={state}>
            <Icon size={16} strokeWidth={2} aria-label={t(`connect.stageState.${state}`)} />
            <div>
              <p>{t(`connect.stage.${name}`)}</p>
              {stage !== undefined && stage.message !== '' && <p className={styles.stageWords}>{stage.message}</p>}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
