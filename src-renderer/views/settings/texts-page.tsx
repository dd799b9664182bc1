import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Signature, Template } from '#shared/model/template.ts';
import { removeSignature, removeTemplate } from '../../actions/templates.ts';
import { useAccountList } from '../../queries/use-accounts.ts';
import { useContractQuery } from '../../queries/use-contract-query.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import styles from './settings.module.css';
import { SignatureForm, TemplateForm } from './text-form.tsx';
import own from './texts-page.module.css';

/** Templates: texts with fields, for one account or all (CMP-4). */
export function TemplatesPage() {
  const { t } = useTranslation();
  const { data } = useContractQuery('templates', {});
  const [edited, edit] = useState<Template | 'new' | null>(null);
  if (edited !== null) {
    return <TemplateForm template={edited === 'new' ? null : edited} onEnd={() => edit(null)} />;
  }
  return (
    <TextList<Template>
      heading={t('templates.title')}
      lead={t('templates.lead')}
      none={t('templates.none')}
      noneWords={t('templates.noneWords')}
      make={t('templates.make')}
      texts={data}
      describe={(template) => template.subject}
      onNew={() => edit('new')}
      onEdit={edit}
      onRemove={(template) => void removeTemplate(template.id)}
    />
  );
}

/** Signatures; which one goes with which account is said under Writing (CMP-4). */
export function SignaturesPage() {
  const { t } = useTranslation();
  const { data } = useContractQuery('signatures', {});
  const [edited, edit] = useState<Signature | 'new' | null>(null);
  if (edited !== null) {
    return <SignatureForm signature={edited === 'new' ? null : edited} onEnd={() => edit(null)} />;
  }
  return (
    <TextList<Signature>
      heading={t('signatures.title')}
      lead={t('signatures.lead')}
      none={t('signatures.none')}
      noneWords={t('signatures.noneWords')}
      make={t('signatures.make')}
      texts={data}
      describe={() => ''}
      onNew={() => edit('new')}
      onEdit={edit}
      onRemove={(signature) => void removeSignature(signature.id)}
    />
  );
}

interface TextListProps<T extends Signature | Template> {
  readonly heading: string;
  readonly lead: string;
  readonly none: string;
  readonly noneWords: string;
  readonly make: string;
  readonly texts: readonly T[] | undefined;
  describe(text: T): string;
  onNew(): void;
  onEdit(text: T): void;
  onRemove(text: T): void;
}

function TextList<T extends Signature | Template>(props: TextListProps<T>) {
  const { heading, lead, none, noneWords, make, texts, describe, onNew, onEdit, onRemove } = props;
  const { t } = useTranslation();
  const accounts = useAccountList();
  const [removing, askRemove] = useState<T | null>(null);
  const accountOf = (text: T): string =>
    accounts.find(({ id }) => id === text.account)?.email ?? t('templates.everyAccount');
  return (
    <>
      <p className={styles.crumbs}>{t('settings.crumbs')}</p>
      <div className={own.head}>
        <h2 className={styles.heading}>{heading}</h2>
        {texts !== undefined && texts.length > 0 && (
          <Button icon={Plus} onClick={onNew}>
            {make}
          </Button>
        )}
      </div>
      <p className={styles.lead}>{lead}</p>
      {texts !== undefined && texts.length === 0 ? (
        <div className={own.none}>
          <EmptyState
            drawing="letter"
            title={none}
            action={
              <Button variant="primary" icon={Plus} onClick={onNew}>
                {make}
              </Button>
            }
          >
            {noneWords}
          </EmptyState>
        </div>
      ) : (
        <ul className={styles.rows}>
          {(texts ?? []).map((text) => (
            <li key={text.id} className={own.row}>
              <button type="button" className={own.open} onClick={() => onEdit(text)}>
                <span className={own.name}>{text.name}</span>
                <span className={own.note}>
                  {[describe(text), accountOf(text)].filter((part) => part !== '').join(' · ')}
                </span>
              </button>
              <Button size="small" variant="ghost" onClick={() => askRemove(text)}>
                {t('settings.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {removing !== null && (
        <ConfirmDialog
          title={t('templates.removeTitle', { name: removing.name })}
          cancelLabel={t('common.cancel')}
          confirmLabel={t('templates.removeVerb', { name: removing.name })}
          onCancel={() => askRemove(null)}
          onConfirm={() => {
            onRemove(removing);
            askRemove(null);
          }}
        >
          <p>{t('templates.removeWords')}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
