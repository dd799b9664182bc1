import { ChevronDown, Ellipsis, Forward, type LucideIcon, Reply, ReplyAll, Star } from 'lucide-react';
import { memo, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Address, MessageView } from '#shared/model/conversation.ts';
import { answer } from '../../actions/compose.ts';
import { sendingShown } from '../../actions/sending-shown.ts';
import { toggleMessage } from '../../state/reading.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { fullTime, messageTime } from '../../ui/format/dates.ts';
import { personName } from '../../ui/format/people.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { SendingCard } from '../../ui/sending-card.tsx';
import { useNow } from '../../ui/use-now.ts';
import { AttachmentList } from './attachment-list.tsx';
import styles from './message.module.css';
import { MessageBody } from './message-body.tsx';
import { MessageDetails } from './message-details.tsx';

interface MessageProps {
  readonly message: MessageView;
  readonly expanded: boolean;
  readonly current: boolean;
  /** Grows when the keyboard moved here. */
  readonly moves: number;
}

/** One message: a line when folded, a letter when not. A hairline between, no boxes. */
export const Message = memo(function Message({ message, expanded, current, moves }: MessageProps) {
  const { t } = useTranslation();
  const id = useId();
  const now = useNow();
  const article = useRef<HTMLElement>(null);
  const [details, setDetails] = useState(false);
  const from = message.outgoing ? t('common.me') : personName(message.from);

  useEffect(() => {
    if (moves === 0) return;
    article.current?.focus({ preventScroll: true });
    article.current?.scrollIntoView({ block: 'start' });
  }, [moves]);

  const time = (
    <time className={styles.time} dateTime={new Date(message.date).toISOString()} title={fullTime(message.date)}>
      {messageTime(message.date, now)}
    </time>
  );
  const star = message.starred && (
    <Star size={14} strokeWidth={1.75} fill="currentColor" className={styles.star} aria-label={t('row.starred')} />
  );

  return (
    <article
      ref={article}
      tabIndex={-1}
      className={styles.message}
      data-expanded={expanded}
      data-current={current}
      aria-labelledby={`${id}-from`}
    >
      {expanded ? (
        <>
          <header className={styles.header}>
            <Avatar name={message.from.name} address={message.from.address} />
            <div className={styles.who}>
              <h3 className={styles.line}>
                <button
                  type="button"
                  id={`${id}-from`}
                  className={styles.from}
                  aria-expanded
                  onClick={() => toggleMessage(message.id, false)}
                >
                  {from}
                </button>
                <span className={styles.address}>{message.from.address}</span>
              </h3>
              <button
                type="button"
                className={styles.to}
                aria-expanded={details}
                onClick={() => setDetails((shown) => !shown)}
              >
                <span>
                  {t('message.to', { people: peopleOf([...message.to, ...message.cc], t('message.undisclosed')) })}
                </span>
                <ChevronDown size={12} strokeWidth={2} aria-hidden data-turned={details} />
              </button>
            </div>
            <div className={styles.end}>
              {star}
              {time}
              <Answers message={message} />
            </div>
          </header>
          {message.sending !== null && (
            <div className={styles.sending}>
              <SendingCard {...sendingShown(message.sending, t)} />
            </div>
          )}
          {details && <MessageDetails message={message} />}
          <div className={styles.body}>
            <MessageBody message={message} />
            <AttachmentList message={message} />
          </div>
        </>
      ) : (
        <button
          type="button"
          className={styles.folded}
          aria-expanded={false}
          onClick={() => toggleMessage(message.id, true)}
        >
          <Avatar name={message.from.name} address={message.from.address} size={24} />
          <span id={`${id}-from`} className={styles.foldedFrom} data-unread={message.unread}>
            {from}
          </span>
          <span className={styles.foldedText}>{message.snippet}</span>
          <span className={styles.end}>
            {star}
            {time}
          </span>
        </button>
      )}
    </article>
  );
});

/** Answering this very message (R049). */
function Answers({ message }: { readonly message: MessageView }) {
  const { t } = useTranslation();
  const entry = (kind: 'reply' | 'reply-all' | 'forward', label: string, icon: LucideIcon) => ({
    id: kind,
    label,
    icon,
    run: () => void answer(kind, message.id),
  });
  return (
    <>
      <IconButton
        icon={Reply}
        size="small"
        label={t('compose.reply')}
        shortcut="r"
        onClick={() => void answer('reply', message.id)}
      />
      <Menu
        entries={[
          entry('reply', t('compose.reply'), Reply),
          entry('reply-all', t('compose.replyAll'), ReplyAll),
          entry('forward', t('compose.forward'), Forward),
        ]}
      >
        <IconButton icon={Ellipsis} size="small" className={styles.more} label={t('message.more')} />
      </Menu>
    </>
  );
}

function peopleOf(people: readonly Address[], nobody: string): string {
  if (people.length === 0) return nobody;
  const names = people.slice(0, 4).map((person) => (person.name === '' ? person.address : person.name));
  const rest = people.length - names.length;
  return rest > 0 ? `${names.join(', ')} +${rest}` : names.join(', ');
}
