import type { Editor } from '@tiptap/core';
import { Braces } from 'lucide-react';
import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountId } from '#shared/model/ids.ts';
import type { Signature, Template } from '#shared/model/template.ts';
import { mergeFields, renderFields } from '#shared/rules/merge-fields.ts';
import { saveSignature, saveTemplate, valuesFor } from '../../actions/templates.ts';
import { editorLabels } from '../../i18n/editor-labels.ts';
import { useAccountList } from '../../queries/use-accounts.ts';
import { useContractQuery } from '../../queries/use-contract-query.ts';
import { Button } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { RichText } from '../../ui/rich-text/rich-text.tsx';
import { Toolbar } from '../../ui/rich-text/toolbar.tsx';
import { SafeHtml } from '../../ui/safe-html.tsx';
import { SelectField, TextField } from '../../ui/text-field.tsx';
import styles from './settings.module.css';
import own from './texts-page.module.css';

interface TemplateFormProps {
  /** Null: a new one. */
  readonly template: Template | null;
  onEnd(): void;
}

/** A template, with its fields and what it will say to a real person (CMP-4). */
export function TemplateForm({ template, onEnd }: TemplateFormProps) {
  const { t } = useTranslation();
  const [subject, setSubject] = useState(template?.subject ?? '');
  return (
    <TextForm
      heading={t(template === null ? 'templates.new' : 'templates.edit')}
      text={template}
      fields
      before={<TextField label={t('compose.subject')} value={subject} onChange={setSubject} />}
      preview={(html, account) => <Preview subject={subject} html={html} account={account} />}
      onEnd={onEnd}
      onSave={(about) => saveTemplate({ ...(template === null ? {} : { id: template.id }), subject, ...about })}
    />
  );
}

interface SignatureFormProps {
  readonly signature: Signature | null;
  onEnd(): void;
}

export function SignatureForm({ signature, onEnd }: SignatureFormProps) {
  const { t } = useTranslation();
  return (
    <TextForm
      heading={t(signature === null ? 'signatures.new' : 'signatures.edit')}
      text={signature}
      onEnd={onEnd}
      onSave={(about) => saveSignature({ ...(signature === null ? {} : { id: signature.id }), ...about })}
    />
  );
}

interface TextFormProps {
  readonly heading: string;
  readonly text: Signature | Template | null;
  /** Fields can be put into it. */
  readonly fields?: boolean;
  readonly before?: ReactNode;
  preview?(html: string, account: AccountId | null): ReactNode;
  onEnd(): void;
  onSave(about: { name: string; account: AccountId | null; html: string }): Promise<unknown>;
}

function TextForm({ heading, text, fields = false, before, preview, onEnd, onSave }: TextFormProps) {
  const { t } = useTranslation();
  const accounts = useAccountList();
  const [name, setName] = useState(text?.name ?? '');
  const [account, setAccount] = useState<AccountId | null>(text?.account ?? null);
  const [html, setHtml] = useState(text?.html ?? '');
  const [first] = useState(text?.html ?? '<p></p>');
  const [editor, setEditor] = useState<Editor | null>(null);
  const [problem, setProblem] = useState<string>();
  const saving = useRef(false);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (name.trim() === '') {
      setProblem(t('templates.nameProblem'));
      return;
    }
    if (saving.current) return;
    saving.current = true;
    const done = await onSave({ name: name.trim(), account, html: editor?.getHTML() ?? html });
    saving.current = false;
    if (done !== null) onEnd();
  };

  return (
    <form onSubmit={(event) => void submit(event)}>
      <p className={styles.crumbs}>{t('settings.crumbs')}</p>
      <h2 className={styles.heading}>{heading}</h2>
      <div className={own.form}>
        <div className={own.pair}>
          <TextField
            label={t('templates.name')}
            value={name}
            problem={problem}
            onChange={(value) => {
              setName(value);
              setProblem(undefined);
            }}
          />
          <SelectField
            label={t('templates.for')}
            value={account === null ? '' : String(account)}
            options={[
              { value: '', label: t('templates.everyAccount') },
              ...accounts.map(({ id, email }) => ({ value: String(id), label: email })),
            ]}
            onChange={(value) => setAccount(accounts.find(({ id }) => String(id) === value)?.id ?? null)}
          />
        </div>
        {before}
        <div>
          <p className={own.label}>{t('templates.text')}</p>
          <div className={own.editor}>
            <div className={own.tools}>
              {editor !== null && <Toolbar editor={editor} labels={editorLabels(t)} />}
              {fields && editor !== null && (
                <Menu
                  onClosed={() => editor.commands.focus()}
                  align="start"
                  title={t('templates.fields')}
                  entries={mergeFields.map((field) => ({
                    id: field,
                    label: field,
                    run: () => editor.chain().focus().insertContent(`{{${field}}}`).run(),
                  }))}
                >
                  <Button size="small" variant="ghost" icon={Braces}>
                    {t('templates.field')}
                  </Button>
                </Menu>
              )}
            </div>
            <RichText
              className={own.text}
              html={first}
              label={t('templates.text')}
              onEditor={setEditor}
              onChange={(latest) => setHtml(latest())}
            />
          </div>
        </div>
        {preview?.(html, account)}
        <div className={own.buttons}>
          <Button onClick={onEnd}>{t('common.cancel')}</Button>
          <Button type="submit" variant="primary">
            {t('templates.save')}
          </Button>
        </div>
      </div>
    </form>
  );
}

/** For the person last written with: what is known is filled, what is missing is marked. */
function Preview({
  subject,
  html,
  account,
}: {
  readonly subject: string;
  readonly html: string;
  readonly account: AccountId | null;
}) {
  const { t } = useTranslation();
  const accounts = useAccountList();
  const me = accounts.find(({ id }) => id === account) ?? accounts[0];
  const people = useContractQuery('suggestPeople', { text: '', limit: 1 }).data;
  const person = people?.[0];
  const values = {
    ...valuesFor(person),
    'me.name': me?.displayName ?? '',
    'me.first_name': (me?.displayName ?? '').split(/\s+/)[0] ?? '',
    'me.email': me?.email ?? '',
  };
  const text = renderFields(html, values, 'html');
  const title = renderFields(subject, values, 'text');
  const missing = [...new Set([...title.missing, ...text.missing])];
  return (
    <section aria-label={t('templates.preview')}>
      <p className={own.label}>
        {person === undefined
          ? t('templates.preview')
          : t('templates.previewFor', { name: person.name === '' ? person.address : person.name })}
      </p>
      <div className={own.preview}>
        {title.text !== '' && <p className={own.subject}>{title.text}</p>}
        <SafeHtml html={text.text} />
        {missing.length > 0 && (
          <p className={own.missing}>{t('templates.missing', { count: missing.length, fields: missing.join(', ') })}</p>
        )}
      </div>
    </section>
  );
}
