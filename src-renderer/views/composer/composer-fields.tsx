import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft } from '#shared/model/draft.ts';
import { changeDraft } from '../../actions/compose.ts';
import { writeFrom } from '../../actions/signature.ts';
import { useContractQuery } from '../../queries/use-contract-query.ts';
import { useComposerWish } from '../../state/composer-wish.ts';
import styles from './composer.module.css';
import { RecipientField } from './recipient-field.tsx';

interface ComposerFieldsProps {
  readonly draft: Draft;
  readonly notLogged: ReadonlySet<string>;
  readonly startsInText: boolean;
}

/** From (where there is a choice), To, on demand Cc and Bcc, Subject. */
export function ComposerFields({ draft, notLogged, startsInText }: ComposerFieldsProps) {
  const { t } = useTranslation();
  const { id, to, cc, bcc } = draft;
  const [asked, ask] = useState<ReadonlySet<'cc' | 'bcc'>>(new Set());
  const wish = useComposerWish();
  useEffect(() => {
    if (wish.draft === id) ask((before) => new Set([...before, wish.field]));
  }, [wish, id]);
  const shows = { cc: cc.length > 0 || asked.has('cc'), bcc: bcc.length > 0 || asked.has('bcc') };
  return (
    <div className={styles.fields}>
      <From draft={draft} />
      <RecipientField
        label={t('compose.to')}
        people={to}
        notLogged={notLogged}
        autoFocus={!startsInText}
        onChange={(people) => changeDraft(id, { to: people })}
      >
        {(['cc', 'bcc'] as const).map((field) =>
          shows[field] ? null : (
            <button
              key={field}
              type="button"
              className={styles.more}
              onClick={() => ask((before) => new Set([...before, field]))}
            >
              {t(`compose.${field}`)}
            </button>
          ),
        )}
      </RecipientField>
      {(['cc', 'bcc'] as const).map((field) =>
        shows[field] ? (
          <RecipientField
            key={field}
            label={t(`compose.${field}`)}
            people={draft[field]}
            notLogged={notLogged}
            autoFocus={asked.has(field)}
            onChange={(people) => changeDraft(id, { [field]: people })}
          />
        ) : null,
      )}
      <Subject draft={draft} />
    </div>
  );
}

function Subject({ draft }: { readonly draft: Draft }) {
  const { t } = useTranslation();
  const field = useId();
  return (
    <div className={styles.line}>
      <label htmlFor={field} className={styles.label}>
        {t('compose.subject')}
      </label>
      <input
        id={field}
        className={styles.input}
        value={draft.subject}
        dir="auto"
        spellCheck
        onChange={(event) => changeDraft(draft.id, { subject: event.target.value })}
      />
    </div>
  );
}

/** The address it is written from, only where there is more than one (CMP-2). An answer already has the one that was written to (D23). */
function From({ draft }: { readonly draft: Draft }) {
  const { t } = useTranslation();
  const field = useId();
  const { data } = useContractQuery('identities', {});
  const identities = data ?? [];
  if (identities.length < 2) return null;
  const keyOf = (account: number, address: string): string => `${account} ${address}`;
  return (
    <div className={styles.line}>
      <label htmlFor={field} className={styles.label}>
        {t('compose.from')}
      </label>
      <select
        id={field}
        className={styles.select}
        value={keyOf(draft.account, draft.from.address)}
        onChange={(event) => {
          const chosen = identities.find(({ account, address }) => keyOf(account, address) === event.target.value);
          if (chosen !== undefined) void writeFrom(draft, chosen);
        }}
      >
        {identities.map(({ account, name, address }) => (
          <option key={keyOf(account, address)} value={keyOf(account, address)}>
            {name === '' ? address : `${name} <${address}>`}
          </option>
        ))}
      </select>
    </div>
  );
}
