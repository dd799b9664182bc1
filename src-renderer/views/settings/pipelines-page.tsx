import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallInput } from '#shared/contract/contract.ts';
import type { Pipeline } from '#shared/model/item.ts';
import { removePipeline, savePipeline } from '../../actions/items.ts';
import { useContractQuery } from '../../queries/use-contract-query.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { InlineEdit } from '../../ui/inline-edit.tsx';
import styles from './list-pages.module.css';
import settings from './settings.module.css';

type Stages = CallInput<'savePipeline'>['stages'];

/** Pipelines and the stages of their deals, in order (CRM-1). A stage in which deals stand cannot be removed. */
export function PipelinesPage() {
  const { t } = useTranslation();
  const { data, error } = useContractQuery('pipelines', {});
  const [problem, setProblem] = useState('');
  const names = t('pipelines.firstStages').split(', ');
  const add = async (): Promise<void> => {
    setProblem(
      await savePipeline({
        name: t('pipelines.newName', { number: (data?.length ?? 0) + 1 }),
        stages: names.map((name) => ({ name })),
      }),
    );
  };
  return (
    <>
      <p className={settings.crumbs}>{t('settings.sales')}</p>
      <div className={styles.top}>
        <h2 className={settings.heading}>{t('pipelines.title')}</h2>
        <Button variant="primary" icon={Plus} onClick={() => void add()}>
          {t('pipelines.new')}
        </Button>
      </div>
      <p className={settings.lead}>{t('pipelines.lead')}</p>
      {(problem !== '' || error !== null) && <p className={styles.problem}>{problem || error?.message}</p>}
      {data?.map((pipeline) => (
        <OnePipeline key={pipeline.id} pipeline={pipeline} only={data.length === 1} />
      ))}
    </>
  );
}

function OnePipeline({ pipeline, only }: { readonly pipeline: Pipeline; readonly only: boolean }) {
  const { t } = useTranslation();
  const [problem, setProblem] = useState('');
  const stages: Stages = pipeline.stages.map(({ id, name }) => ({ id, name }));
  const deals = pipeline.stages.reduce((sum, stage) => sum + stage.deals, 0);

  const save = async (change: Partial<Pick<CallInput<'savePipeline'>, 'name' | 'stages'>>): Promise<string> => {
    const wrong = await savePipeline({ id: pipeline.id, name: pipeline.name, stages, ...change });
    return wrong;
  };
  const saveStages = async (next: Stages): Promise<void> => setProblem(await save({ stages: next }));
  const move = (from: number, to: number): void => {
    const next = [...stages];
    next.splice(to, 0, ...next.splice(from, 1));
    void saveStages(next);
  };

  return (
    <section className={styles.pipeline} aria-label={t('pipelines.one', { name: pipeline.name })}>
      <header className={styles.head}>
        <h3 className={styles.title}>
          <InlineEdit
            label={t('pipelines.name')}
            value={pipeline.name}
            empty=""
            maxLength={500}
            onSave={(name) => save({ name })}
          />
        </h3>
        {!only && (
          <IconButton
            icon={Trash2}
            size="small"
            disabled={deals > 0}
            label={t('pipelines.remove', { name: pipeline.name })}
            onClick={() => void removePipeline(pipeline.id)}
          />
        )}
      </header>
      <ol>
        {pipeline.stages.map((stage, index) => (
          <li key={stage.id} className={styles.stage}>
            <span className={styles.number}>{index + 1}</span>
            <span className={styles.stageName}>
              <InlineEdit
                label={t('pipelines.stage', { number: index + 1 })}
                value={stage.name}
                empty=""
                maxLength={500}
                onSave={(name) => save({ stages: stages.map((one, at) => (at === index ? { ...one, name } : one)) })}
              />
            </span>
            <span className={styles.note} style={{ flex: 'none' }}>
              {t('pipelines.deals', { count: stage.deals })}
            </span>
            <IconButton
              icon={ArrowUp}
              size="small"
              disabled={index === 0}
              label={t('pipelines.up', { name: stage.name })}
              onClick={() => move(index, index - 1)}
            />
            <IconButton
              icon={ArrowDown}
              size="small"
              disabled={index === stages.length - 1}
              label={t('pipelines.down', { name: stage.name })}
              onClick={() => move(index, index + 1)}
            />
            <IconButton
              icon={Trash2}
              size="small"
              disabled={stage.deals > 0 || stages.length === 1}
              label={t('pipelines.removeStage', { name: stage.name })}
              onClick={() => void saveStages(stages.filter((_, at) => at !== index))}
            />
          </li>
        ))}
      </ol>
      {problem !== '' && <p className={styles.problem}>{problem}</p>}
      <div className={styles.add}>
        <Button
          size="small"
          variant="ghost"
          icon={Plus}
          onClick={() => void saveStages([...stages, { name: t('pipelines.newStage') }])}
        >
          {t('pipelines.addStage')}
        </Button>
      </div>
    </section>
  );
}
