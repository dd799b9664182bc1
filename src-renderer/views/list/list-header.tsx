import { Brush, RefreshCw, Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { MailView } from '#shared/model/conversation.ts';
import type { AccountId } from '#shared/model/ids.ts';
import { openSearch } from '../../actions/go.ts';
import { toggleAll } from '../../actions/select.ts';
import { syncNow } from '../../actions/sync.ts';
import { useAccount, useAccountList } from '../../queries/use-accounts.ts';
import { showDialog } from '../../state/dialogs.ts';
import type { ListRows } from '../../state/list.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { count } from '../../ui/format/numbers.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import styles from './list-header.module.css';

interface ListHeaderProps {
  readonly view: MailView;
  readonly account: AccountId | null;
  readonly list: ListRows;
}

/** ☐ Inbox 128 … The checkbox at the top left selects all that match (R065). */
export function ListHeader({ view, account, list }: ListHeaderProps) {
  const { t } = useTranslation();
  const of = useAccount(account);
  const several = useAccountList().length > 1;
  return (
    <header className={styles.bar}>
      <Tooltip label={t('list.selectAll')} shortcut="* a">
        <span className={styles.all}>
          <Checkbox checked={false} disabled={list.total === 0} aria-label={t('list.selectAll')} onChange={toggleAll} />
        </span>
      </Tooltip>
      <h1 className={styles.title}>
        {t(`rail.${view}`)}
        {list.loaded && <span className={styles.total}>{count(list.total)}</span>}
        {several && <span className={styles.of}>{of?.email ?? t('rail.all')}</span>}
      </h1>
      <IconButton icon={RefreshCw} label={t('action.syncNow')} shortcut="Mod+Shift+r" onClick={() => void syncNow()} />
      {view === 'inbox' && (
        <IconButton
          icon={Brush}
          label={t('action.cleanUp')}
          onClick={() => showDialog({ kind: 'clean-up', account })}
        />
      )}
      <IconButton icon={Search} label={t('action.search')} shortcut="/" onClick={openSearch} />
    </header>
  );
}
