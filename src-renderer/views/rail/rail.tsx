import { Archive, Inbox, type LucideIcon, MailPlus, RefreshCw, Search, Send, Settings, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Account } from '#shared/model/account.ts';
import type { MailView } from '#shared/model/conversation.ts';
import type { AccountId } from '#shared/model/ids.ts';
import type { ItemKind } from '#shared/model/item.ts';
import { newEmail } from '../../actions/compose.ts';
import { goToItems, goToSettings, goToSync, goToView, openSearch } from '../../actions/go.ts';
import { useAccountList } from '../../queries/use-accounts.ts';
import { useContractQuery } from '../../queries/use-contract-query.ts';
import { useCounts } from '../../queries/use-counts.ts';
import { useOperations } from '../../queries/use-sync.ts';
import { isWork, itemKinds, kindIcons } from '../../state/item-kind.ts';
import { useLayout } from '../../state/layout.ts';
import { useNavigation } from '../../state/navigation.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { count as formatCount } from '../../ui/format/numbers.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import { BrandMark } from './brand-mark.tsx';
import styles from './rail.module.css';
import { RailItem } from './rail-item.tsx';
import { SyncPill } from './sync-pill.tsx';
import { WritingPlaces } from './writing-places.tsx';

const views: readonly { readonly view: MailView; readonly icon: LucideIcon; readonly shortcut: string }[] = [
  { view: 'inbox', icon: Inbox, shortcut: 'g i' },
  { view: 'sent', icon: Send, shortcut: 'g s' },
  { view: 'archive', icon: Archive, shortcut: 'g e' },
];

/** The left edge: places, accounts, and at the foot how the sync is doing. */
export function Rail() {
  const { t } = useTranslation();
  const narrow = useLayout((layout) => layout.narrowRail);
  const accounts = useAccountList();
  const several = accounts.length > 1;
  const inSettings = useNavigation((navigation) => navigation.place.kind === 'settings');
  return (
    <nav className={styles.rail} data-narrow={narrow} aria-label={t('rail.label')}>
      <div className={styles.top}>
        <BrandMark />
        {!narrow && <span className={styles.brand}>{t('app.name')}</span>}
        <IconButton
          icon={Search}
          label={t('action.search')}
          shortcut="/"
          size={narrow ? 'medium' : 'small'}
          side={narrow ? 'right' : 'bottom'}
          onClick={openSearch}
        />
      </div>
      <NewEmail narrow={narrow} />
      <div className={styles.places}>
        <Views account={null} narrow={narrow} keys />
        <WritingPlaces narrow={narrow} />
        <Pending narrow={narrow} />
        <Items narrow={narrow} />
        {several && accounts.map((account) => <AccountGroup key={account.id} account={account} narrow={narrow} />)}
      </div>
      <div className={styles.foot}>
        <SyncPill narrow={narrow} />
        <IconButton
          icon={Settings}
          aria-current={inSettings ? 'page' : undefined}
          label={t('rail.settings')}
          shortcut="Mod+,"
          side={narrow ? 'right' : 'top'}
          size="small"
          onClick={() => goToSettings()}
        />
      </div>
    </nav>
  );
}

/** R073: the one primary act of the rail. */
function NewEmail({ narrow }: { readonly narrow: boolean }) {
  const { t } = useTranslation();
  const label = t('compose.newEmail');
  if (narrow) {
    return (
      <div className={styles.new}>
        <IconButton icon={MailPlus} label={label} shortcut="c" side="right" onClick={() => void newEmail()} />
      </div>
    );
  }
  return (
    <div className={styles.new}>
      <Tooltip label={label} shortcut="c">
        <Button className={styles.newButton ?? ''} icon={MailPlus} onClick={() => void newEmail()}>
          {label}
        </Button>
      </Tooltip>
    </div>
  );
}

function AccountGroup({ account, narrow }: { readonly account: Account; readonly narrow: boolean }) {
  const { t } = useTranslation();
  const team = account.type === 'team';
  return (
    <section className={styles.group} aria-label={account.email}>
      {narrow ? (
        <Tooltip label={account.email} side="right">
          <h2 className={styles.badge}>
            <span className="visually-hidden">{account.email}</span>
            <Avatar name="" address={account.email} size={20} />
          </h2>
        </Tooltip>
      ) : (
        <h2 className={styles.heading} title={account.email}>
          {team && <Users size={12} strokeWidth={2} aria-label={t('rail.team')} />}
          <span className={styles.address}>{account.email}</span>
        </h2>
      )}
      <Views account={account.id} narrow={narrow} />
    </section>
  );
}

function Views({
  account,
  narrow,
  keys = false,
}: {
  readonly account: AccountId | null;
  readonly narrow: boolean;
  readonly keys?: boolean;
}) {
  const { t } = useTranslation();
  const counts = useCounts(account);
  const place = useNavigation((navigation) => navigation.place);
  const searching = useNavigation((navigation) => navigation.search !== null);
  return (
    <ul>
      {views.map(({ view, icon, shortcut }) => {
        const unread = view === 'inbox' ? counts.inboxUnread : 0;
        const current = place.kind === 'mail' && place.view === view && place.account === account && !searching;
        return (
          <RailItem
            key={view}
            icon={icon}
            label={t(`rail.${view}`)}
            shortcut={keys ? shortcut : undefined}
            count={unread === 0 ? '' : formatCount(unread)}
            countLabel={t('rail.unread', { count: unread })}
            current={current}
            narrow={narrow}
            strong={unread > 0}
            onPress={() => goToView(view, account)}
          />
        );
      })}
    </ul>
  );
}

const itemKeys: Readonly<Record<ItemKind, string>> = {
  contact: 'g c',
  organization: 'g o',
  deal: 'g b',
  lead: 'g l',
  project: 'g j',
};

/** Who the mail is about. */
function Items({ narrow }: { readonly narrow: boolean }) {
  const { t } = useTranslation();
  const current = useNavigation(({ place }) => (place.kind === 'items' || place.kind === 'item' ? place.of : null));
  return (
    <section className={styles.group} aria-label={t('rail.items')}>
      {narrow ? <div className={styles.line} /> : <h2 className={styles.heading}>{t('rail.items')}</h2>}
      <ul>
        {itemKinds.map((kind) => (
          <ItemsPlace key={kind} kind={kind} current={current === kind} narrow={narrow} />
        ))}
      </ul>
    </section>
  );
}

interface ItemsPlaceProps {
  readonly kind: ItemKind;
  readonly current: boolean;
  readonly narrow: boolean;
}

function ItemsPlace({ kind, current, narrow }: ItemsPlaceProps) {
  const { t } = useTranslation();
  const total = useContractQuery('items', { kind, statuses: isWork(kind) ? ['open'] : [], limit: 1 }).data?.total ?? 0;
  return (
    <RailItem
      icon={kindIcons[kind]}
      label={t(`kinds.${kind}`)}
      shortcut={itemKeys[kind]}
      count={total === 0 || narrow ? '' : formatCount(total)}
      countLabel={t(isWork(kind) ? 'rail.open' : 'rail.there', { count: total })}
      quiet
      current={current}
      narrow={narrow}
      strong={false}
      onPress={() => goToItems(kind)}
    />
  );
}

function Pending({ narrow }: { readonly narrow: boolean }) {
  const { t } = useTranslation();
  const waiting = useOperations().data?.waiting ?? 0;
  const current = useNavigation((navigation) => navigation.place.kind === 'sync');
  return (
    <ul>
      <RailItem
        icon={RefreshCw}
        label={t('rail.pending')}
        shortcut="g p"
        count={waiting === 0 ? '' : formatCount(waiting)}
        countLabel={t('rail.waiting', { count: waiting })}
        current={current}
        narrow={narrow}
        strong={false}
        onPress={goToSync}
      />
    </ul>
  );
}
