import { lazy, type ReactNode, Suspense, useDeferredValue, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConversationId, MessageId } from '#shared/model/ids.ts';
import { restartEngine } from '../actions/outside.ts';
import { previewPreferences, setPreferences, togglePanel } from '../actions/preferences.ts';
import { useAccounts } from '../queries/use-accounts.ts';
import { useComposers } from '../state/composers.ts';
import { useLayout } from '../state/layout.ts';
import { useNavigation } from '../state/navigation.ts';
import { usePanel } from '../state/panel.ts';
import { usePreferences } from '../state/preferences.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { PaneDivider } from '../ui/pane-divider.tsx';
import { ConversationPane } from '../views/conversation/conversation-pane.tsx';
import { MessageInPlace } from '../views/conversation/message-in-place.tsx';
import { ListPane } from '../views/list/list-pane.tsx';
import { Rail } from '../views/rail/rail.tsx';
import { SidePanel } from '../views/side-panel/side-panel.tsx';
import { Toasts } from '../views/toasts/toasts.tsx';
import { DraftList } from '../views/writing-lists/draft-list.tsx';
import { OutboxList } from '../views/writing-lists/outbox-list.tsx';
import { DialogHost } from './dialog-host.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import styles from './shell.module.css';

const loadComposers = () => import('../views/composer/composers.tsx');
const Composers = lazy(loadComposers);
const Welcome = lazy(() => import('../views/welcome/welcome.tsx'));
const Settings = lazy(() => import('../views/settings/settings.tsx'));
const ItemsPage = lazy(() => import('../views/items/items-page.tsx'));
const ItemPage = lazy(() => import('../views/item/item-page.tsx'));
const ImportPage = lazy(() => import('../views/import/import-page.tsx'));
const SyncStatusPage = lazy(() => import('../views/sync-status/sync-status.tsx'));

/** The whole window: the rail, and beside it mail, settings or the sync status; without an account the welcome. */
export function Shell() {
  const accounts = useAccounts();
  // The whole window is made at once when the first account appears: in slices, so that no task is long.
  const shown = useDeferredValue(accounts.data);
  const density = usePreferences((preferences) => preferences.density);
  const adding = useNavigation((navigation) => navigation.place.kind === 'add-account');
  useEffect(() => {
    document.documentElement.dataset.density = density;
  }, [density]);

  if (accounts.error !== null) {
    return (
      <CannotStart
        message={accounts.error.message}
        onAgain={() => void restartEngine().then(() => accounts.refetch())}
      />
    );
  }
  if (shown === undefined) return null;
  return (
    <>
      {shown.length === 0 || adding ? (
        <Suspense fallback={null}>
          <Welcome first={shown.length === 0} />
        </Suspense>
      ) : (
        <Panes />
      )}
      <Toasts />
      <DialogHost />
    </>
  );
}

function Panes() {
  const { t } = useTranslation();
  // Another page is made in slices, so that no task is long; the rail says at once where one goes.
  const place = useDeferredValue(useNavigation((navigation) => navigation.place));
  const { narrowRail } = useLayout();
  const railWidth = usePreferences((preferences) => preferences.railWidth);
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#content">
        {t('app.skip')}
      </a>
      <div className={styles.rail} style={{ width: narrowRail ? 56 : railWidth }}>
        <Rail />
      </div>
      {narrowRail ? (
        <div className={styles.line} />
      ) : (
        <PaneDivider
          label={t('app.railDivider')}
          value={railWidth}
          min={176}
          max={320}
          initial={208}
          onChange={(width) => previewPreferences({ railWidth: width })}
          onCommit={(width) => setPreferences({ railWidth: width })}
        />
      )}
      <ErrorBoundary key={place.kind}>
        {place.kind === 'mail' || place.kind === 'drafts' || place.kind === 'outbox' ? (
          <Mail />
        ) : (
          <Suspense fallback={<div className={styles.page} />}>
            <div className={styles.page}>
              {place.kind === 'settings' && <Settings page={place.page} account={place.account} />}
              {place.kind === 'sync' && <SyncStatusPage />}
              {place.kind === 'items' && <ItemsPage kind={place.of} board={place.board} />}
              {place.kind === 'item' && (
                <ItemPage
                  key={place.id}
                  id={place.id}
                  tab={place.tab}
                  from={place.from}
                  renderMessage={renderMessage}
                />
              )}
              {place.kind === 'import' && <ImportPage />}
            </div>
          </Suspense>
        )}
      </ErrorBoundary>
      <Writing />
    </div>
  );
}

/** The composers. Their code is loaded when the window has nothing else to do, so that the first one opens at once. */
function Writing() {
  useEffect(() => {
    const waiting = requestIdleCallback(() => void loadComposers());
    return () => cancelIdleCallback(waiting);
  }, []);
  const any = useComposers((composers) => composers.open.length > 0);
  if (!any) return null;
  return (
    <ErrorBoundary>
      <Suspense fallback={null}>
        <Composers />
      </Suspense>
    </ErrorBoundary>
  );
}

/** The list of the place. */
function PlaceList() {
  const place = useNavigation((navigation) => navigation.place);
  if (place.kind === 'drafts') return <DraftList account={place.account} />;
  if (place.kind === 'outbox') return <OutboxList account={place.account} />;
  return <ListPane />;
}

/** A view knows no other view: how a message is read is handed to the item's History. */
const renderMessage = (conversation: ConversationId, message: MessageId): ReactNode => (
  <MessageInPlace conversation={conversation} id={message} />
);

/** List and conversation: side by side, or below 900 px one over the other, so that Back finds the list as it was. */
function Mail() {
  const { t } = useTranslation();
  const { single } = useLayout();
  const listWidth = usePreferences((preferences) => preferences.listWidth);
  const open = useNavigation((navigation) => navigation.open !== null);
  if (single) {
    return (
      <div className={styles.single}>
        <div className={styles.layer} data-covered={open}>
          <PlaceList />
        </div>
        {open && (
          <div className={styles.layer}>
            <Reading />
          </div>
        )}
      </div>
    );
  }
  return (
    <>
      <div className={styles.list} style={{ width: listWidth }}>
        <PlaceList />
      </div>
      <PaneDivider
        label={t('app.listDivider')}
        value={listWidth}
        min={300}
        max={640}
        initial={384}
        onChange={(width) => previewPreferences({ listWidth: width })}
        onCommit={(width) => setPreferences({ listWidth: width })}
      />
      <Reading />
    </>
  );
}

/** The open conversation, and beside it, or over it where there is no room, who it is about (INB-1). */
function Reading() {
  const open = useNavigation((navigation) => navigation.open);
  const floats = useLayout((layout) => layout.floatingPanel);
  const wanted = usePreferences((preferences) => preferences.sidePanel);
  const floating = usePanel((panel) => panel.floating);
  const shown = open !== null && (floats ? floating : wanted);
  return (
    <div className={styles.beside}>
      <div className={styles.reading}>
        <ConversationPane />
      </div>
      {shown && <SidePanel conversation={open} floating={floats} onClose={togglePanel} />}
    </div>
  );
}

/** The data folder could not be opened: in use, newer, unreadable. The engine's own sentence says which and what to do. */
function CannotStart({ message, onAgain }: { readonly message: string; onAgain(): void }) {
  const { t } = useTranslation();
  return (
    <EmptyState
      drawing="warning"
      title={t('problem.startTitle')}
      action={
        <Button variant="primary" onClick={onAgain}>
          {t('problem.startAgain')}
        </Button>
      }
    >
      {message}
    </EmptyState>
  );
}
