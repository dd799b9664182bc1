import type { TFunction } from 'i18next';
import {
  CircleHelp,
  EllipsisVertical,
  Forward,
  Link2,
  Link2Off,
  Lock,
  Mail,
  Paperclip,
  Reply,
  Trash2,
  Users,
} from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HistoryEntry, ItemDetail } from '#shared/model/item.ts';
import { answer } from '../../actions/compose.ts';
import { openInMail } from '../../actions/go.ts';
import { askForMove, conversationOnly, unlinkFrom } from '../../actions/links.ts';
import { showDialog } from '../../state/dialogs.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { clockTime, fullTime } from '../../ui/format/dates.ts';
import { personName } from '../../ui/format/people.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { ContextMenu, Menu, type MenuEntry } from '../../ui/menu.tsx';
import styles from './email-entry.module.css';
import type { RenderMessage } from './render-message.ts';

export type Email = Extract<HistoryEntry, { readonly kind: 'email' }>;

interface EmailEntryProps {
  readonly item: ItemDetail;
  readonly email: Email;
  readonly now: number;
  /** The conversation's subject stands above already. */
  readonly bare?: boolean;
  readonly renderMessage: RenderMessage;
}

/** An e-mail on an item's record: a row of the inbox that opens in place, with its menu (C6). */
export function EmailEntry({ item, email, bare = false, renderMessage }: EmailEntryProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const who = email.outgoing ? t('common.me') : personName(email.from);
  const to = email.to.map(personName).join(', ');
  const entries = menuOf(item, email, t);
  return (
    <li className={styles.entry} data-message={email.message}>
      <ContextMenu entries={entries}>
        <div className={styles.line}>
          <button type="button" className={styles.row} aria-expanded={open} onClick={() => setOpen((is) => !is)}>
            <Avatar name={email.from.name} address={email.from.address} size={28} />
            <span className={styles.words}>
              <span className={styles.first}>
                <span className={styles.who} data-unread={email.unread} dir="auto">
                  {who}
                </span>
                {email.outgoing && to !== '' && (
                  <span className={styles.to} dir="auto">
                    {t('message.to', { people: to })}
                  </span>
                )}
                {email.archived && <span className={styles.tag}>{t('history.inArchive')}</span>}
              </span>
              <span className={styles.second} dir="auto">
                {!bare && (
                  <span className={styles.subject} data-unread={email.unread}>
                    {email.subject || t('common.noSubject')}
                  </span>
                )}{' '}
                <span className={styles.snippet}>{email.snippet}</span>
              </span>
            </span>
            <span className={styles.end}>
              {email.attachments && <Paperclip size={14} strokeWidth={1.75} aria-label={t('row.attachments')} />}
              <Sight visibility={email.visibility} />
              <time dateTime={new Date(email.at).toISOString()} title={fullTime(email.at)}>
                {clockTime(email.at)}
              </time>
            </span>
          </button>
          <Menu entries={entries}>
            <IconButton
              icon={EllipsisVertical}
              size="small"
              label={t('history.emailMenu', { subject: email.subject || t('common.noSubject') })}
            />
          </Menu>
        </div>
      </ContextMenu>
      {open && (
        <div className={styles.body}>
          {renderMessage(email.conversation, email.message)}
          {email.why !== '' && <p className={styles.why}>{t('history.why', { why: email.why })}</p>}
        </div>
      )}
    </li>
  );
}

function Sight({ visibility }: { readonly visibility: Email['visibility'] }) {
  const { t } = useTranslation();
  const Icon = visibility === 'private' ? Lock : Users;
  if (visibility === 'shared') return null;
  return <Icon size={14} strokeWidth={1.75} aria-label={t(`visibility.${visibility}`)} />;
}

/** Open · link to other · unlink · visibility · why · and last, red, Delete this email (R027, R028, DEL-1). */
function menuOf(item: ItemDetail, email: Email, t: TFunction): readonly MenuEntry[] {
  const selection = conversationOnly(email.conversation);
  const ref = { kind: item.kind, id: item.id, name: item.name };
  return [
    { id: 'reply', label: t('compose.reply'), icon: Reply, run: () => void answer('reply', email.message) },
    { id: 'forward', label: t('compose.forward'), icon: Forward, run: () => void answer('forward', email.message) },
    {
      id: 'open',
      label: t('history.openConversation'),
      icon: Mail,
      run: () => openInMail(email.conversation, email.archived),
    },
    {
      id: 'move',
      label: t('history.linkToOther'),
      icon: Link2,
      separated: true,
      run: () => askForMove(selection, ref),
    },
    { id: 'unlink', label: t('history.unlink'), icon: Link2Off, run: () => void unlinkFrom(selection, ref) },
    {
      id: 'visibility',
      label: t('action.visibility'),
      icon: email.visibility === 'private' ? Lock : Users,
      disabled: !email.mine,
      run: () => showDialog({ kind: 'visibility', selection, conversation: email.conversation }),
    },
    {
      id: 'why',
      label: t('action.why'),
      icon: CircleHelp,
      run: () => showDialog({ kind: 'why', message: email.message }),
    },
    {
      id: 'delete',
      label: t(email.mine ? 'history.deleteEmail' : 'history.deleteNotYours'),
      icon: Trash2,
      danger: true,
      disabled: !email.mine,
      separated: true,
      run: () =>
        showDialog({
          kind: 'delete',
          selection: { kind: 'messages', ids: [email.message] },
          email: {
            from: personName(email.from),
            at: email.at,
            subject: email.subject,
            conversation: email.conversation,
          },
        }),
    },
  ];
}
