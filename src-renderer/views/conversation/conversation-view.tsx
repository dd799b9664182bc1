import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConversationDetail } from '#shared/model/conversation.ts';
import type { ConversationId } from '#shared/model/ids.ts';
import { useAccount, useAccountList } from '../../queries/use-accounts.ts';
import { useContractQuery } from '../../queries/use-contract-query.ts';
import { useComposers } from '../../state/composers.ts';
import { useFocusRequest } from '../../state/focus-request.ts';
import { startReading, useReading } from '../../state/reading.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Scroll } from '../../ui/scroll.tsx';
import { Activity } from './activity.tsx';
import { AnswerBar } from './answer-bar.tsx';
import { ConversationBar } from './conversation-bar.tsx';
import styles from './conversation-view.module.css';
import { LinkStatus } from './link-status.tsx';
import { MessageList } from './message-list.tsx';
import { useMarkRead } from './use-mark-read.ts';
import { WorkChips } from './work-chips.tsx';

/** A conversation: its bar, its subject, its messages, and what happened to it. */
export function ConversationView({ id }: { readonly id: ConversationId }) {
  const { t } = useTranslation();
  const { data, error } = useContractQuery('conversation', { id });
  // The end of the mail can be scrolled out from under the composer.
  const covered = useComposers((composers) => composers.front !== null);
  useFirstLook(data ?? null);
  useMarkRead(data ?? null);

  if (error !== null) {
    return (
      <EmptyState drawing="warning" title={t('conversation.problemTitle')}>
        {error.message}
      </EmptyState>
    );
  }
  if (data === undefined) return <div className={styles.bar} />;
  if (data === null) return <EmptyState drawing="letter" title={t('conversation.gone')} />;
  return (
    <>
      <ConversationBar conversation={data} />
      <Scroll frameClassName={styles.scroller} data-conversation-scroller tabIndex={-1}>
        <div className={styles.content} data-covered={covered}>
          <Subject conversation={data} />
          <MessageList conversation={data} />
          <AnswerBar conversation={data} />
          <Activity entries={data.activity} />
        </div>
      </Scroll>
      <LinkStatus />
    </>
  );
}

/** Unread messages and the newest one are unfolded (C3); what the person folds after that stays as it is. */
function useFirstLook(conversation: ConversationDetail | null): void {
  useEffect(() => {
    if (conversation === null) return;
    const { messages } = conversation;
    const newest = messages.at(-1)?.id;
    if (useReading.getState().conversation !== conversation.id) {
      const firstUnread = messages.find((message) => message.unread && !message.outgoing)?.id;
      const unread = messages.filter((message) => message.unread || message.id === newest).map(({ id }) => id);
      startReading(conversation.id, unread, firstUnread ?? newest ?? null);
    }
  }, [conversation]);
  useEffect(() => () => useReading.setState({ conversation: null, expanded: new Set(), current: null, moves: 0 }), []);
}

function Subject({ conversation }: { readonly conversation: ConversationDetail }) {
  const { t } = useTranslation();
  const several = useAccountList().length > 1;
  const account = useAccount(conversation.account);
  const heading = useRef<HTMLHeadingElement>(null);
  const request = useFocusRequest();
  const taken = useRef(-1);
  useEffect(() => {
    if (request.target !== 'conversation' || taken.current === request.number) return;
    taken.current = request.number;
    heading.current?.focus({ preventScroll: true });
  }, [request]);
  return (
    <header className={styles.header}>
      <h2 ref={heading} tabIndex={-1} dir="auto" className={styles.subject} title={conversation.subject}>
        {conversation.subject || t('common.noSubject')}
      </h2>
      <div className={styles.chips}>
        {conversation.standing === 'archive' && <span className={styles.chip}>{t('conversation.archived')}</span>}
        {several && account !== undefined && <span className={styles.chip}>{account.email}</span>}
        <WorkChips conversation={conversation} />
      </div>
    </header>
  );
}
