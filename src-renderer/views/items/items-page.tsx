import { Columns3, Ellipsis, FileInput, FileOutput, Merge, Plus, SquareKanban, TableProperties } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ItemKind } from '#shared/model/item.ts';
import { exportContacts } from '../../actions/exchange.ts';
import { goToImport, goToItems } from '../../actions/go.ts';
import { useItemRows } from '../../queries/use-item-rows.ts';
import { useSettled } from '../../queries/use-settled.ts';
import { showDialog } from '../../state/dialogs.ts';
import { changeItemList, toggleColumn, useItemLists } from '../../state/item-lists.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FilterChip, FilterChips } from '../../ui/filter-chips.tsx';
import { count } from '../../ui/format/numbers.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu, type MenuEntry } from '../../ui/menu.tsx';
import { PageBar } from '../../ui/page-bar.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import { Board } from './board.tsx';
import { columnsOf, statusChoices } from './columns.ts';
import { ItemGrid } from './item-grid.tsx';
import { ItemsEmpty } from './items-empty.tsx';
import styles from './items-page.module.css';

/** Contacts, Organizations, Deals, Leads or Projects: a list, and for deals a board (CRM-1). */
export default function ItemsPage({ kind, board }: { readonly kind: ItemKind; readonly board: boolean }) {
  const { t } = useTranslation();
  const content = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another kind is another page
  useEffect(() => content.current?.focus({ preventScroll: true }), [kind]);
  return (
    <main className={styles.page} id="content" tabIndex={-1} ref={content} aria-label={t(`kinds.${kind}`)}>
      {board ? <BoardPage /> : <ListPage key={kind} kind={kind} />}
    </main>
  );
}

function ListPage({ kind }: { readonly kind: ItemKind }) {
  const { t } = useTranslation();
  const { search, statuses, sort, descending, columns } = useItemLists((state) => state[kind]);
  const settled = useSettled(search.trim());
  const asked = useMemo(
    () => ({ kind, search: settled, statuses: [...statuses], sort, descending }),
    [kind, settled, statuses, sort, descending],
  );
  const [[first, last], setRange] = useState<readonly [number, number]>([0, 40]);
  const onRange = useCallback((from: number, to: number) => setRange([from, to]), []);
  const list = useItemRows(asked, first, last);
  const [wanted, want] = useState(0);
  const choices = statusChoices[kind];
  const empty = list.loaded && list.total === 0;

  return (
    <>
      <PageBar title={t(`kinds.${kind}`)} total={list.loaded ? count(list.total) : ''}>
        <SearchBox
          label={t(`items.search.${kind}`)}
          value={search}
          onChange={(text) => changeItemList(kind, { search: text })}
          onLeave={() => want((number) => number + 1)}
        />
        <Menu
          title={t('items.columns')}
          entries={columnsOf[kind].map((column) => ({
            id: column,
            label: t(`column.${column}`),
            checked: columns.includes(column),
            run: () => toggleColumn(kind, column, columnsOf[kind]),
          }))}
        >
          <IconButton icon={Columns3} label={t('items.columns')} />
        </Menu>
        {kind === 'deal' && <BoardSwitch board={false} />}
        <MoreMenu kind={kind} />
        <AddButton kind={kind} />
      </PageBar>
      <div className={styles.narrowing}>
        {choices.length > 0 && (
          <FilterChips label={t('items.status')}>
            {choices.map((status) => (
              <FilterChip
                key={status}
                pressed={statuses.length === 1 && statuses[0] === status}
                onPress={() => changeItemList(kind, { statuses: [status] })}
              >
                {t(`status.${status}`)}
              </FilterChip>
            ))}
            <FilterChip pressed={statuses.length === 0} onPress={() => changeItemList(kind, { statuses: [] })}>
              {t('list.all')}
            </FilterChip>
          </FilterChips>
        )}
      </div>
      <div className={styles.body}>
        {list.error !== null && !list.loaded ? (
          <EmptyState drawing="warning" title={t('items.problemTitle')}>
            {list.error.message}
          </EmptyState>
        ) : empty ? (
          <ItemsEmpty kind={kind} search={settled} statuses={statuses} />
        ) : (
          <ItemGrid
            kind={kind}
            list={list}
            asked={asked}
            label={t(`kinds.${kind}`)}
            wanted={wanted}
            onRange={onRange}
          />
        )}
      </div>
    </>
  );
}

function BoardPage() {
  const { t } = useTranslation();
  return (
    <Board>
      <BoardSwitch board />
      <MoreMenu kind="deal" />
      <AddButton kind="deal" />
      <span className="visually-hidden">{t('board.help')}</span>
    </Board>
  );
}

function BoardSwitch({ board }: { readonly board: boolean }) {
  const { t } = useTranslation();
  return (
    <IconButton
      icon={board ? TableProperties : SquareKanban}
      label={t(board ? 'board.asList' : 'board.asBoard')}
      onClick={() => goToItems('deal', !board)}
    />
  );
}

function AddButton({ kind }: { readonly kind: ItemKind }) {
  const { t } = useTranslation();
  return (
    <Button variant="primary" icon={Plus} onClick={() => showDialog({ kind: 'add-item', of: kind })}>
      {t(`items.add.${kind}`)}
    </Button>
  );
}

function MoreMenu({ kind }: { readonly kind: ItemKind }) {
  const { t } = useTranslation();
  const entries: MenuEntry[] = [
    {
      id: 'duplicates',
      label: t('items.duplicates'),
      icon: Merge,
      run: () => showDialog({ kind: 'duplicates', of: kind }),
    },
  ];
  if (kind === 'contact') {
    entries.push(
      { id: 'import', label: t('action.importContacts'), icon: FileInput, separated: true, run: goToImport },
      { id: 'csv', label: t('items.exportCsv'), icon: FileOutput, run: () => void exportContacts('csv') },
      { id: 'vcf', label: t('items.exportVcard'), icon: FileOutput, run: () => void exportContacts('vcf') },
    );
  }
  return (
    <Menu entries={entries}>
      <IconButton icon={Ellipsis} label={t('common.more')} />
    </Menu>
  );
}
