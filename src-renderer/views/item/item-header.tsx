import type { TFunction } from 'i18next';
import { ArrowLeft, Ellipsis, GitMerge, RotateCcw, ThumbsDown, Trash2, Trophy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ItemDetail, ItemStatus } from '#shared/model/item.ts';
import { leaveItem } from '../../actions/go.ts';
import { editItem, setStatus } from '../../actions/items.ts';
import { showDialog } from '../../state/dialogs.ts';
import { kindIcons } from '../../state/item-kind.ts';
import type { Place } from '../../state/navigation.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { InlineEdit } from '../../ui/inline-edit.tsx';
import { Menu, type MenuEntry } from '../../ui/menu.tsx';
import styles from './item-header.module.css';

/** Back, what it is and what it is called, and what can be done with the whole of it. */
export function ItemHeader({ item, from }: { readonly item: ItemDetail; readonly from: Place }) {
  const { t } = useTranslation();
  const Icon = kindIcons[item.kind];
  return (
    <header className={styles.header}>
      <IconButton icon={ArrowLeft} label={backLabel(from, t)} shortcut="u" onClick={leaveItem} />
      {item.kind === 'contact' ? (
        <Avatar name={item.name} address={item.email || item.name} size={32} />
      ) : (
        <span className={styles.icon}>
          <Icon size={18} strokeWidth={1.75} aria-hidden />
        </span>
      )}
      <div className={styles.words}>
        <p className={styles.kind}>{t(`kind.${item.kind}`)}</p>
        <h1 className={styles.title}>
          <InlineEdit
            label={t('field.name')}
            value={item.name}
            empty=""
            maxLength={500}
            onSave={(name) => editItem(item.id, { name })}
          />
        </h1>
      </div>
      {item.status !== 'open' && (
        <span className={styles.status} data-status={item.status}>
          {t(`status.${item.status}`)}
        </span>
      )}
      <StatusButtons item={item} />
      <Menu entries={moreEntries(item, t)}>
        <IconButton icon={Ellipsis} label={t('common.more')} />
      </Menu>
    </header>
  );
}

function StatusButtons({ item }: { readonly item: ItemDetail }) {
  const { t } = useTranslation();
  const to = (status: ItemStatus) => () => void setStatus(item, status);
  if (item.status !== 'open') {
    return item.status === 'converted' ? null : (
      <Button icon={RotateCcw} onClick={to('open')}>
        {t('item.reopen')}
      </Button>
    );
  }
  switch (item.kind) {
    case 'deal':
      return (
        <>
          <Button icon={Trophy} onClick={to('won')}>
            {t('item.won')}
          </Button>
          <Button icon={ThumbsDown} onClick={to('lost')}>
            {t('item.lost')}
          </Button>
        </>
      );
    case 'lead':
      return (
        <Button variant="primary" onClick={() => showDialog({ kind: 'convert-lead', lead: item })}>
          {t('item.convert')}
        </Button>
      );
    case 'project':
      return <Button onClick={to('done')}>{t('item.done')}</Button>;
    case 'contact':
    case 'organization':
      return null;
  }
}

function moreEntries(item: ItemDetail, t: TFunction): readonly MenuEntry[] {
  const entries: MenuEntry[] = [
    {
      id: 'merge',
      label: t('item.mergeWith'),
      icon: GitMerge,
      run: () =>
        showDialog({
          kind: 'find-item',
          title: t(`merge.find.${item.kind}`),
          kinds: [item.kind],
          except: [item.id],
          onPick: (other) => showDialog({ kind: 'merge-items', items: [item, other] }),
        }),
    },
  ];
  if (item.status === 'open' && item.statuses.includes('archived'))
    entries.push({ id: 'archive', label: t('item.archive'), run: () => void setStatus(item, 'archived') });
  entries.push({
    id: 'remove',
    label: t(`removeItem.verb.${item.kind}`),
    icon: Trash2,
    danger: true,
    separated: true,
    run: () => showDialog({ kind: 'remove-item', item: { kind: item.kind, id: item.id, name: item.name } }),
  });
  return entries;
}

function backLabel(from: Place, t: TFunction): string {
  switch (from.kind) {
    case 'mail':
      return t('item.backTo', { place: t(from.view === 'snoozed' ? 'snooze.place' : `rail.${from.view}`) });
    case 'items':
      return t('item.backTo', { place: t(`kinds.${from.of}`) });
    default:
      return t('common.back');
  }
}
