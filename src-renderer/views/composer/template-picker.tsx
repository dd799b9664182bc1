import { Command } from 'cmdk';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftId, TemplateId } from '#shared/model/ids.ts';
import { goToSettings } from '../../actions/go.ts';
import { insertTemplate, typeSemicolon, valuesFor } from '../../actions/templates.ts';
import { useContractQuery } from '../../queries/use-contract-query.ts';
import { composerOf, foldComposers } from '../../state/composers.ts';
import { closeDialog } from '../../state/dialogs.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SafeHtml } from '../../ui/safe-html.tsx';
import styles from './template-picker.module.css';

interface TemplatePickerProps {
  readonly draft: DraftId;
  readonly typed: boolean;
}

/** Templates by name, with what the chosen one will say to this recipient (CMP-4). */
export default function TemplatePicker({ draft, typed }: TemplatePickerProps) {
  const { t } = useTranslation();
  const composer = composerOf(draft);
  const account = composer?.draft.account;
  const { data } = useContractQuery('templates', account === undefined ? {} : { account });
  const [value, setValue] = useState('');
  const taken = useRef(false);
  const templates = data ?? [];
  const current = templates.find((template) => String(template.id) === value) ?? templates[0];

  const close = (): void => {
    closeDialog();
    if (typed && !taken.current) typeSemicolon(draft);
  };
  const toSettings = (): void => {
    taken.current = true;
    closeDialog();
    foldComposers();
    goToSettings('templates');
  };
  return (
    <Dialog title={t('templates.insert')} closeLabel={t('common.close')} size="wide" bare onClose={close}>
      {data !== undefined && templates.length === 0 ? (
        <EmptyState
          drawing="letter"
          title={t('templates.none')}
          action={<Button onClick={toSettings}>{t('templates.make')}</Button>}
        >
          {t('templates.noneWords')}
        </EmptyState>
      ) : (
        <Command label={t('templates.insert')} loop value={value} onValueChange={setValue} className={styles.picker}>
          <Command.Input className={styles.input} placeholder={t('templates.find')} />
          <div className={styles.sides}>
            <Command.List className={styles.list}>
              <Command.Empty className={styles.empty}>{t('templates.noMatch')}</Command.Empty>
              {templates.map((template) => (
                <Command.Item
                  key={template.id}
                  value={String(template.id)}
                  keywords={[template.name, template.subject]}
                  className={styles.item}
                  onSelect={() => {
                    taken.current = true;
                    closeDialog();
                    void insertTemplate(draft, template.id);
                  }}
                >
                  {template.name}
                </Command.Item>
              ))}
            </Command.List>
            {current !== undefined && account !== undefined && (
              <Preview id={current.id} account={account} values={valuesFor(composer?.draft.to[0])} />
            )}
          </div>
        </Command>
      )}
    </Dialog>
  );
}

interface PreviewProps {
  readonly id: TemplateId;
  readonly account: NonNullable<ReturnType<typeof composerOf>>['draft']['account'];
  readonly values: ReturnType<typeof valuesFor>;
}

function Preview({ id, account, values }: PreviewProps) {
  const { t } = useTranslation();
  const given = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value ?? '']));
  const { data } = useContractQuery('renderTemplate', { id, account, values: given }, { keepPrevious: true });
  if (data === undefined) return <div className={styles.preview} />;
  return (
    <section className={styles.preview} aria-label={t('templates.preview')}>
      {data.subject !== '' && <p className={styles.subject}>{data.subject}</p>}
      <SafeHtml html={data.html} />
      {data.missing.length > 0 && (
        <p className={styles.missing}>
          {t('templates.missing', { count: data.missing.length, fields: data.missing.join(', ') })}
        </p>
      )}
    </section>
  );
}
