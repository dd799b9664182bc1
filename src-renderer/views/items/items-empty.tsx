import { FileInput, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ItemKind, ItemStatus } from '#shared/model/item.ts';
import { goToImport } from '../../actions/go.ts';
import { showDialog } from '../../state/dialogs.ts';
import { changeItemList } from '../../state/item-lists.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';

interface ItemsEmptyProps {
  readonly kind: ItemKind;
  readonly search: string;
  readonly statuses: readonly ItemStatus[];
}

/** Why there is nothing: not found, filtered out, or none yet; and one next step (C0.11). */
export function ItemsEmpty({ kind, search, statuses }: ItemsEmptyProps) {
  const { t } = useTranslation();
  if (search !== '') {
    return (
      <EmptyState
        drawing="glass"
        title={t('items.notFound', { text: search })}
        action={<Button onClick={() => changeItemList(kind, { search: '' })}>{t('items.clearSearch')}</Button>}
      >
        {t('items.notFoundWords')}
      </EmptyState>
    );
  }
  const [status] = statuses;
  if (status !== undefined && status !== 'open') {
    return (
      <EmptyState
        drawing="filter"
        title={t('items.noneOfStatus', { status: t(`status.${status}`).toLocaleLowerCase() })}
        action={<Button onClick={() => changeItemList(kind, { statuses: [] })}>{t('items.showAll')}</Button>}
      />
    );
  }
  return (
    <EmptyState
      drawing={kind === 'contact' || kind === 'organization' ? 'card' : 'columns'}
      title={t(`items.empty.${kind}.title`)}
      action={
        <div style={{ display: 'flex', gap: 8 }}>
          <Button variant="primary" icon={Plus} onClick={() => showDialog({ kind: 'add-item', of: kind })}>
            {t(`items.add.${kind}`)}
          </Button>
          {kind === 'contact' && (
            <Button icon={FileInput} onClick={goToImport}>
              {t('action.importContacts')}
            </Button>
          )}
        </div>
      }
    >
      {t(`items.empty.${kind}.words`)}
    </EmptyState>
  );
}
