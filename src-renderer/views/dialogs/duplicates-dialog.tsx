import { useTranslation } from 'react-i18next';
import type { ItemKind } from '#shared/model/item.ts';
import { useContractQuery } from '../../queries/use-contract-query.ts';
import { closeDialog, showDialog } from '../../state/dialogs.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import styles from './duplicates-dialog.module.css';

/** Items that are probably the same, group by group, each with the way to merge it. */
export function DuplicatesDialog({ of }: { readonly of: ItemKind }) {
  const { t } = useTranslation();
  const { data, error } = useContractQuery('duplicates', { kind: of });
  return (
    <Dialog title={t(`duplicates.title.${of}`)} closeLabel={t('common.close')} size="wide" onClose={closeDialog}>
      <div className={styles.body}>
        {error !== null && <p className={styles.problem}>{error.message}</p>}
        {data?.length === 0 && (
          <EmptyState drawing="check" title={t('duplicates.none')}>
            {t('duplicates.noneWords')}
          </EmptyState>
        )}
        <ul>
          {data?.map(({ why, items }) => (
            <li key={items.map((item) => item.id).join()} className={styles.group}>
              <div className={styles.words}>
                {items.map((item) => (
                  <p key={item.id} className={styles.line}>
                    <span className={styles.name} dir="auto">
                      {item.name}
                    </span>
                    <span className={styles.beside}>
                      {[item.organization?.name ?? '', item.email, item.phone]
                        .filter((part) => part !== '')
                        .join(' · ')}
                    </span>
                  </p>
                ))}
                <p className={styles.why}>{t(`duplicates.${why}`)}</p>
              </div>
              <Button size="small" onClick={() => showDialog({ kind: 'merge-items', items })}>
                {t('duplicates.merge')}
              </Button>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}
