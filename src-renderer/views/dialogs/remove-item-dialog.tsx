import { Link2Off, Mail, Network, StickyNote } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { truncate } from '#shared/lib/text.ts';
import type { ItemRef } from '#shared/model/item.ts';
import { removeItem } from '../../actions/items.ts';
import { useContractQuery } from '../../queries/use-contract-query.ts';
import { closeDialog } from '../../state/dialogs.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { type ConsequenceLine, ConsequenceList } from '../../ui/consequence-list.tsx';
import styles from './dialogs.module.css';

/** What deleting an item does to links, notes and the items that name it, told before (CRM-1); no mail goes with it. */
export function RemoveItemDialog({ item }: { readonly item: ItemRef }) {
  const { t } = useTranslation();
  const { data, error } = useContractQuery('describeRemoveItem', { id: item.id });
  const lines: ConsequenceLine[] = [];
  if (data !== undefined) {
    if (data.conversations > 0) {
      const text = t('removeItem.links', { count: data.conversations });
      const byHand = data.byHand > 0 ? ` ${t('removeItem.byHand', { count: data.byHand })}` : '';
      lines.push({ id: 'links', icon: Link2Off, content: `${text}${byHand}` });
    }
    lines.push({ id: 'mail', icon: Mail, content: t('removeItem.mailStays') });
    if (data.notes > 0)
      lines.push({ id: 'notes', icon: StickyNote, content: t('removeItem.notes', { count: data.notes }) });
    if (data.totalNamedBy > 0) {
      const names = data.namedBy.slice(0, 3).map((one) => truncate(one.name, 40));
      const rest = data.totalNamedBy - names.length;
      lines.push({
        id: 'named',
        icon: Network,
        content: t(rest > 0 ? 'removeItem.namedByMore' : 'removeItem.namedBy', {
          names: names.join(', '),
          count: rest,
        }),
      });
    }
  }
  return (
    <ConfirmDialog
      title={t(`removeItem.title.${item.kind}`, { name: truncate(item.name, 90) })}
      cancelLabel={t('common.cancel')}
      confirmLabel={t(`removeItem.verb.${item.kind}`)}
      waiting={data === undefined}
      onCancel={closeDialog}
      onConfirm={() => void removeItem(item)}
    >
      {error !== null && <p className={styles.problem}>{error.message}</p>}
      {data === undefined && error === null ? <div className={styles.waiting} /> : <ConsequenceList lines={lines} />}
    </ConfirmDialog>
  );
}
