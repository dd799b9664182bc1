import { GitMerge, Link2, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ItemRef } from '#shared/model/item.ts';
import { mergeItems } from '../../actions/items.ts';
import { closeDialog } from '../../state/dialogs.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ConsequenceList } from '../../ui/consequence-list.tsx';
import styles from './merge-items-dialog.module.css';

/** Duplicates become one (CRM-1): which one stays is chosen, what comes together is told. */
export function MergeItemsDialog({ items }: { readonly items: readonly ItemRef[] }) {
  const { t } = useTranslation();
  const [kept, keep] = useState(items[0]);
  if (kept === undefined) return null;
  const others = items.filter((item) => item.id !== kept.id);
  return (
    <ConfirmDialog
      title={t(`merge.title.${kept.kind}`, { count: items.length })}
      cancelLabel={t('common.cancel')}
      confirmLabel={t('merge.verb')}
      onCancel={closeDialog}
      onConfirm={() =>
        void mergeItems(
          kept,
          others.map((item) => item.id),
        )
      }
    >
      <fieldset className={styles.choice}>
        <legend className={styles.legend}>{t('merge.keep')}</legend>
        {items.map((item) => (
          <label key={item.id} className={styles.option}>
            <input type="radio" name="kept" checked={item.id === kept.id} onChange={() => keep(item)} />
            <span className={styles.name} dir="auto">
              {item.name}
            </span>
          </label>
        ))}
      </fieldset>
      <ConsequenceList
        lines={[
          { id: 'all', icon: GitMerge, content: t('merge.all') },
          { id: 'links', icon: Link2, content: t('merge.links') },
          { id: 'back', icon: RotateCcw, content: t('merge.noUndo') },
        ]}
      />
    </ConfirmDialog>
  );
}
