import { Forward, Reply, ReplyAll } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ConversationDetail } from '#shared/model/conversation.ts';
import { answer, openDraft } from '../../actions/compose.ts';
import { useContractQuery } from '../../queries/use-contract-query.ts';
import { Button } from '../../ui/button.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import styles from './answer-bar.module.css';

/** Below the conversation: a draft that answers it already, and the three ways to answer its newest message (R049, CMP-1). */
export function AnswerBar({ conversation }: { readonly conversation: ConversationDetail }) {
  const { t } = useTranslation();
  const { data } = useContractQuery('drafts', { conversation: conversation.id });
  const newest = conversation.messages.at(-1);
  if (newest === undefined) return null;
  const kinds = [
    { kind: 'reply', icon: Reply, label: t('compose.reply'), shortcut: 'r' },
    { kind: 'reply-all', icon: ReplyAll, label: t('compose.replyAll'), shortcut: 'a' },
    { kind: 'forward', icon: Forward, label: t('compose.forward'), shortcut: 'f' },
  ] as const;
  return (
    <div className={styles.answers}>
      {(data ?? []).map((draft) => (
        <button key={draft.id} type="button" className={styles.draft} onClick={() => void openDraft(draft.id)}>
          <span className={styles.tag}>{t('drafts.tag')}</span>
          <span className={styles.snippet}>{draft.snippet || t('drafts.empty')}</span>
        </button>
      ))}
      <div className={styles.bar} role="toolbar" aria-label={t('conversation.answers')}>
        {kinds.map(({ kind, icon, label, shortcut }) => (
          <Tooltip key={kind} label={label} shortcut={shortcut}>
            <Button icon={icon} onClick={() => void answer(kind, newest.id)}>
              {label}
            </Button>
          </Tooltip>
        ))}
      </div>
    </div>
  );
}
