import { ArrowUpRight, MailPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ConversationId } from '#shared/model/ids.ts';
import { type ItemDetail, printItem } from '#shared/model/item.ts';
import { newEmail } from '../../actions/compose.ts';
import { openInMail } from '../../actions/go.ts';
import { useItemHistory } from '../../queries/use-item-history.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { rowTime } from '../../ui/format/dates.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { useNow } from '../../ui/use-now.ts';
import { type Email, EmailEntry } from './email-entry.tsx';
import styles from './email-tab.module.css';
import type { RenderMessage } from './render-message.ts';

/** The mail of an item by conversation, whatever its inbox state (CRM-2, ARC-3). */
export function EmailTab({
  item,
  renderMessage,
}: {
  readonly item: ItemDetail;
  readonly renderMessage: RenderMessage;
}) {
  const { t } = useTranslation();
  const { entries, error, more, showMore } = useItemHistory(item.id, 'emails');
  const now = useNow();
  const emails = (entries ?? []).filter((entry) => entry.kind === 'email');
  const conversations = [...Map.groupBy(emails, (email) => email.conversation)];
  if (error !== null) return <p className={styles.problem}>{error.message}</p>;
  if (entries?.length === 0) {
    return (
      <div className={styles.empty}>
        <EmptyState drawing="letter" title={t('history.none.emails')} action={<WriteTo item={item} />}>
          {t('history.linkHelp')}
        </EmptyState>
      </div>
    );
  }
  return (
    <div className={styles.conversations}>
      <div>
        <WriteTo item={item} />
      </div>
      {conversations.map(([id, list]) => (
        <Conversation key={id} id={id} emails={list} item={item} now={now} renderMessage={renderMessage} />
      ))}
      {more && (
        <div className={styles.more}>
          <Button onClick={showMore}>{t('history.more')}</Button>
        </div>
      )}
    </div>
  );
}

/** R074: a new email to the people of the item; what is sent is linked to it. */
function WriteTo({ item }: { readonly item: ItemDetail }) {
  const { t } = useTranslation();
  const to =
    item.kind === 'contact'
      ? item.addresses.slice(0, 1).map(({ address }) => ({ name: item.name, address }))
      : item.people
          .filter(({ main, email }) => main && email !== '')
          .map(({ name, email }) => ({ name, address: email }));
  return (
    <Button icon={MailPlus} onClick={() => void newEmail({ to, items: [printItem(item)] })}>
      {t('compose.newEmail')}
    </Button>
  );
}

interface ConversationProps {
  readonly id: ConversationId;
  readonly emails: readonly Email[];
  readonly item: ItemDetail;
  readonly now: number;
  readonly renderMessage: RenderMessage;
}

function Conversation({ id, emails, item, now, renderMessage }: ConversationProps) {
  const { t } = useTranslation();
  const [newest] = emails;
  if (newest === undefined) return null;
  const archived = emails.every((email) => email.archived);
  return (
    <section className={styles.conversation}>
      <header className={styles.head}>
        <h3 className={styles.subject} dir="auto" title={newest.subject}>
          {emails.at(-1)?.subject || newest.subject || t('common.noSubject')}
        </h3>
        <span className={styles.note}>
          {t('row.messages', { count: emails.length })} · {rowTime(newest.at, now)}
        </span>
        <IconButton
          icon={ArrowUpRight}
          size="small"
          label={t('history.openConversation')}
          onClick={() => openInMail(id, archived)}
        />
      </header>
      <ol>
        {emails.map((email) => (
          <EmailEntry key={email.message} bare item={item} email={email} now={now} renderMessage={renderMessage} />
        ))}
      </ol>
    </section>
  );
}
