import { Archive, CircleCheck, RotateCcw, Server, Trash2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '#shared/contract/contract.ts';
import type { AccountId } from '#shared/model/ids.ts';
import { cleanUp } from '../../actions/clean-up.ts';
import { cancelTask } from '../../actions/exchange.ts';
import { useContractQuery } from '../../queries/use-contract-query.ts';
import { useProgress } from '../../queries/use-progress.ts';
import { closeDialog } from '../../state/dialogs.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { ConsequenceList } from '../../ui/consequence-list.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { count } from '../../ui/format/numbers.ts';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import styles from './clean-up-dialog.module.css';
import { SenderList } from './sender-list.tsx';

type Preview = CallOutput<'cleanUpPreview'>;

/**
 * INB-3 as one guided action: what would go, sender by sender; what is kept; whether the provider is touched; then progress and what came of
 * it. Nothing of Archive is looked at. What was shown is what goes: later mail is above the watermark.
 */
export function CleanUpDialog({ account }: { readonly account: AccountId | null }) {
  const { t } = useTranslation();
  const asked = useContractQuery('cleanUpPreview', account === null ? {} : { account });
  // What the person saw stays, whatever comes in meanwhile.
  const [seen, see] = useState<Preview | null>(null);
  if (seen === null && asked.data !== undefined && !asked.isFetching) see(asked.data);
  const [keep, setKeep] = useState<ReadonlySet<string>>(new Set());
  const [sentToo, setSentToo] = useState(false);
  const [atProvider, setAtProvider] = useState(false);
  const [task, setTask] = useState('');
  const [result, setResult] = useState<CallOutput<'cleanUp'> | null>(null);

  const start = async (preview: Preview): Promise<void> => {
    const name = `clean-up-${Date.now()}`;
    setTask(name);
    const done = await cleanUp({
      ...(account === null ? {} : { account }),
      watermark: preview.watermark,
      keepSenders: [...keep],
      sentToContacts: sentToo,
      atProvider,
      task: name,
    });
    setTask('');
    if (done === null) closeDialog();
    else setResult(done);
  };
  const close = (): void => {
    // Long work goes on when its dialog is closed by mistake; it is ended by its own button.
    if (task === '') closeDialog();
  };

  return (
    <Dialog title={t('cleanUp.title')} closeLabel={t('common.close')} size="wide" onClose={close}>
      {result !== null ? (
        <Done result={result} />
      ) : task !== '' ? (
        <Running task={task} />
      ) : asked.error !== null ? (
        <p className={styles.problem}>{asked.error.message}</p>
      ) : seen === null ? (
        <div className={styles.waiting} />
      ) : seen.conversations === 0 ? (
        <div className={styles.nothing}>
          <EmptyState
            drawing="check"
            title={t('cleanUp.nothing')}
            action={<Button onClick={closeDialog}>{t('common.close')}</Button>}
          >
            {t('cleanUp.nothingWords')}
          </EmptyState>
        </div>
      ) : (
        <Choice
          preview={seen}
          keep={keep}
          sentToo={sentToo}
          atProvider={atProvider}
          onKeep={setKeep}
          onSentToo={setSentToo}
          onAtProvider={setAtProvider}
          onStart={() => void start(seen)}
        />
      )}
    </Dialog>
  );
}

interface ChoiceProps {
  readonly preview: Preview;
  readonly keep: ReadonlySet<string>;
  readonly sentToo: boolean;
  readonly atProvider: boolean;
  onKeep(keep: ReadonlySet<string>): void;
  onSentToo(on: boolean): void;
  onAtProvider(on: boolean): void;
  onStart(): void;
}

function Choice({ preview, keep, sentToo, atProvider, onKeep, onSentToo, onAtProvider, onStart }: ChoiceProps) {
  const { t } = useTranslation();
  const cancel = useRef<HTMLButtonElement>(null);
  useEffect(() => cancel.current?.focus(), []);
  const going = preview.senders.reduce(
    (sum, sender) =>
      keep.has(sender.address) ? sum : sum + sender.conversations - (sentToo ? 0 : sender.sentToContacts),
    // Senders that are not told one by one.
    preview.conversations -
      preview.senders.reduce((sum, sender) => sum + sender.conversations, 0) -
      (sentToo ? 0 : preview.sentToContacts - preview.senders.reduce((sum, sender) => sum + sender.sentToContacts, 0)),
  );
  const emails = preview.accounts.map((one) => one.email).join(', ');
  return (
    <>
      <div className={styles.body}>
        <p className={styles.lead}>
          {t('cleanUp.lead', { count: preview.conversations, senders: preview.totalSenders })}
        </p>
        <SenderList senders={preview.senders} keep={keep} sentToo={sentToo} onKeep={onKeep} />
        <div>
          {preview.sentToContacts > 0 && (
            // biome-ignore lint/a11y/noLabelWithoutControl: the checkbox is in the component
            <label className={styles.choice}>
              <Checkbox checked={sentToo} onChange={(event) => onSentToo(event.target.checked)} />
              <span>
                {t('cleanUp.sentToo', { count: preview.sentToContacts })}
                <span className={styles.hint}>{t('cleanUp.sentTooHint')}</span>
              </span>
            </label>
          )}
          {/* biome-ignore lint/a11y/noLabelWithoutControl: see above */}
          <label className={styles.choice}>
            <Checkbox checked={atProvider} onChange={(event) => onAtProvider(event.target.checked)} />
            <span>
              {t('cleanUp.atProvider')}
              <span className={styles.hint}>{t('cleanUp.atProviderHint', { emails })}</span>
            </span>
          </label>
        </div>
        <ConsequenceList
          lines={[
            { id: 'stay', icon: CircleCheck, content: t('cleanUp.stay', { count: preview.fromContacts }) },
            { id: 'archive', icon: Archive, content: t('cleanUp.archive') },
            {
              id: 'there',
              icon: atProvider ? Trash2 : Server,
              content: t(atProvider ? 'cleanUp.trashThere' : 'cleanUp.staysThere', { emails }),
            },
            { id: 'back', icon: RotateCcw, content: t('cleanUp.noUndo') },
          ]}
        />
      </div>
      <footer className={styles.foot}>
        <Button ref={cancel} onClick={closeDialog}>
          {t('common.cancel')}
        </Button>
        <Button variant="danger" disabled={going === 0} onClick={onStart}>
          {t('cleanUp.verb', { count: going })}
        </Button>
      </footer>
    </>
  );
}

function Running({ task }: { readonly task: string }) {
  const { t } = useTranslation();
  const progress = useProgress(task);
  const done = progress?.done ?? 0;
  const total = progress?.total ?? 0;
  return (
    <div className={styles.running}>
      <p role="status">
        {total === 0 ? t('cleanUp.starting') : t('cleanUp.progress', { done: count(done), total: count(total) })}
      </p>
      <ProgressBar label={t('cleanUp.title')} done={done} total={total} />
      <div className={styles.end}>
        <Button onClick={() => void cancelTask(task)}>{t('cleanUp.stop')}</Button>
      </div>
    </div>
  );
}

function Done({ result }: { readonly result: CallOutput<'cleanUp'> }) {
  const { t } = useTranslation();
  return (
    <div className={styles.running}>
      <p role="status" className={styles.result}>
        {t(result.cancelled ? 'cleanUp.stopped' : 'cleanUp.done', { count: result.conversations })}
      </p>
      <p className={styles.lead}>
        {t('cleanUp.kept', { count: result.kept })}
        {result.operations > 0 && ` ${t('cleanUp.queued', { count: result.operations })}`}
      </p>
      <div className={styles.end}>
        <Button variant="primary" onClick={closeDialog}>
          {t('common.close')}
        </Button>
      </div>
    </div>
  );
}
