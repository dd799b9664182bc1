import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Visibility } from '#shared/model/account.ts';
import type { ConversationId } from '#shared/model/ids.ts';
import type { Selection } from '#shared/model/selection.ts';
import { visibilities } from '#shared/rules/visibility.ts';
import { setVisibility } from '../../actions/links.ts';
import { useAccountList } from '../../queries/use-accounts.ts';
import { useContractQuery } from '../../queries/use-contract-query.ts';
import { closeDialog } from '../../state/dialogs.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import styles from './dialogs.module.css';

interface VisibilityDialogProps {
  readonly selection: Selection;
  readonly conversation: ConversationId | null;
}

/** VIS-1: who may see it, by conversation. What can be chosen depends on the kind of account. */
export function VisibilityDialog({ selection, conversation }: VisibilityDialogProps) {
  const { t } = useTranslation();
  const accounts = useAccountList();
  const sharing = useContractQuery(
    'conversationLinks',
    { id: conversation ?? (1 as ConversationId) },
    { enabled: conversation !== null },
  ).data?.sharing;
  const [chosen, choose] = useState<Visibility | null>(null);
  const types = new Set(accounts.map((account) => account.type));
  const choices = sharing?.choices ?? [...new Set([...types].flatMap((type) => visibilities[type]))];
  const value = chosen ?? sharing?.visibility ?? null;
  return (
    <Dialog title={t('visibility.title')} closeLabel={t('common.close')} onClose={closeDialog}>
      <form
        className={styles.body}
        onSubmit={(event) => {
          event.preventDefault();
          if (value !== null) void setVisibility(selection, value);
        }}
      >
        {sharing !== undefined && <p className={styles.lead}>{sharing.text}</p>}
        <fieldset className={styles.choices}>
          <legend className="visually-hidden">{t('visibility.title')}</legend>
          {choices.map((choice) => (
            <label key={choice} className={styles.choice}>
              <input type="radio" name="visibility" checked={value === choice} onChange={() => choose(choice)} />
              <span>
                {t(`visibility.${choice}`)}
                <span className={styles.choiceHint}>{t(`visibility.words.${choice}`)}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <div className={styles.buttons}>
          <Button onClick={closeDialog}>{t('common.cancel')}</Button>
          <Button type="submit" variant="primary" disabled={value === null}>
            {t('common.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
