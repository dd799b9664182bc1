import { FileInput } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactMapping, DuplicateChoice, FileEncoding } from '#shared/model/exchange.ts';
import { chooseContactsFile, importContacts, readContactsFile } from '../../actions/exchange.ts';
import { goToItems } from '../../actions/go.ts';
import { problemOf } from '../../actions/items.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageBar } from '../../ui/page-bar.tsx';
import type { FileRead, Imported } from './answers.ts';
import { CheckStep } from './check-step.tsx';
import { DoneStep } from './done-step.tsx';
import styles from './import-page.module.css';
import { MappingStep } from './mapping-step.tsx';
import { RunningStep } from './running-step.tsx';

/** Where the wizard is. What was chosen goes along, so that Back keeps it. */
type Step =
  | { readonly kind: 'choose'; readonly problem: string }
  | { readonly kind: 'mapping'; readonly path: string; readonly file: FileRead }
  | { readonly kind: 'check'; readonly path: string; readonly file: FileRead; readonly result: Imported }
  | { readonly kind: 'running'; readonly task: string; readonly dryRun: boolean }
  | { readonly kind: 'done'; readonly result: Imported };

const steps = ['choose', 'mapping', 'check', 'done'] as const;

/** Import contacts (CRM-1): a file, what its columns mean, a dry run with the errors by row, and only then all or nothing. */
export default function ImportPage() {
  const { t } = useTranslation();
  const [step, go] = useState<Step>({ kind: 'choose', problem: '' });
  const [mapping, setMapping] = useState<ContactMapping>({});
  const [duplicates, setDuplicates] = useState<DuplicateChoice>('skip');

  const read = async (path: string, encoding?: FileEncoding): Promise<void> => {
    try {
      const file = await readContactsFile({ path, ...(encoding === undefined ? {} : { encoding }) });
      setMapping(
        Object.fromEntries(file.columns.flatMap(({ name, field }) => (field === null ? [] : [[name, field]]))),
      );
      go({ kind: 'mapping', path, file });
    } catch (thrown) {
      go({ kind: 'choose', problem: problemOf(thrown) });
    }
  };
  const choose = async (): Promise<void> => {
    const path = await chooseContactsFile();
    if (path !== null) await read(path);
  };
  /** The dry run counts what could be imported without the rows in error. */
  const run = async (path: string, file: FileRead, dryRun: boolean, skipErrors: boolean): Promise<void> => {
    const task = `import-${Date.now()}`;
    go({ kind: 'running', task, dryRun });
    try {
      const result = await importContacts({
        path,
        encoding: file.encoding,
        ...(file.format === 'csv' ? { mapping } : {}),
        duplicates,
        skipErrors,
        dryRun,
        task,
      });
      // All or nothing: with errors nothing was written, so one is back at the check.
      const stopped = !dryRun && result.errors.length > 0 && !skipErrors;
      if (result.cancelled) go({ kind: 'mapping', path, file });
      else go(dryRun || stopped ? { kind: 'check', path, file, result } : { kind: 'done', result });
    } catch (thrown) {
      go({ kind: 'choose', problem: problemOf(thrown) });
    }
  };

  const at = step.kind === 'running' ? (step.dryRun ? 1 : 2) : steps.indexOf(step.kind);
  return (
    <main className={styles.page} id="content" tabIndex={-1}>
      <PageBar title={t('action.importContacts')}>
        <Button variant="ghost" onClick={() => goToItems('contact')}>
          {t(step.kind === 'done' ? 'common.close' : 'common.cancel')}
        </Button>
      </PageBar>
      <ol className={styles.steps} aria-label={t('welcome.steps')}>
        {steps.map((one, index) => (
          <li key={one} className={styles.step} aria-current={index === at ? 'step' : undefined} data-past={index < at}>
            {t(`import.step.${one}`)}
          </li>
        ))}
      </ol>
      <div className={styles.body}>
        {step.kind === 'choose' && (
          <EmptyState
            drawing={step.problem === '' ? 'card' : 'warning'}
            title={t(step.problem === '' ? 'import.chooseTitle' : 'import.problemTitle')}
            action={
              <Button variant="primary" icon={FileInput} onClick={() => void choose()}>
                {t('import.choose')}
              </Button>
            }
          >
            {step.problem || t('import.chooseWords')}
          </EmptyState>
        )}
        {step.kind === 'mapping' && (
          <MappingStep
            path={step.path}
            file={step.file}
            mapping={mapping}
            duplicates={duplicates}
            onMapping={setMapping}
            onDuplicates={setDuplicates}
            onEncoding={(encoding) => void read(step.path, encoding)}
            onBack={() => go({ kind: 'choose', problem: '' })}
            onNext={() => void run(step.path, step.file, true, true)}
          />
        )}
        {step.kind === 'running' && <RunningStep task={step.task} dryRun={step.dryRun} />}
        {step.kind === 'check' && (
          <CheckStep
            result={step.result}
            onBack={() => go({ kind: 'mapping', path: step.path, file: step.file })}
            onImport={(skipErrors) => void run(step.path, step.file, false, skipErrors)}
          />
        )}
        {step.kind === 'done' && <DoneStep result={step.result} />}
      </div>
    </main>
  );
}
