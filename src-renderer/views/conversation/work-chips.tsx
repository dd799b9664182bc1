import { Lock, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ConversationDetail } from '#shared/model/conversation.ts';
import { goToItem } from '../../actions/go.ts';
import { setLabel } from '../../actions/labels.ts';
import { conversationOnly } from '../../actions/links.ts';
import { useContractQuery } from '../../queries/use-contract-query.ts';
import { isWork, kindIcons } from '../../state/item-kind.ts';
import { LabelMark } from '../../ui/label-mark.tsx';
import styles from './work-chips.module.css';

/** Under the subject: the deals, leads and projects it is linked to, whether it is private, its labels (C3). */
export function WorkChips({ conversation }: { readonly conversation: ConversationDetail }) {
  const { t } = useTranslation();
  const linked = useContractQuery('conversationLinks', { id: conversation.id }).data;
  const labels = useContractQuery('labels', {}).data ?? [];
  const work = (linked?.links ?? []).map((link) => link.item).filter((item) => isWork(item.kind));
  return (
    <>
      {linked?.sharing.visibility === 'private' && (
        <span className={styles.private}>
          <Lock size={12} strokeWidth={2} aria-hidden />
          {t('visibility.private')}
        </span>
      )}
      {work.map((item) => {
        const Icon = kindIcons[item.kind];
        return (
          <button key={item.id} type="button" className={styles.work} onClick={() => goToItem(item)}>
            <Icon size={13} strokeWidth={1.75} aria-label={t(`kind.${item.kind}`)} />
            <span className={styles.name} dir="auto" title={item.name}>
              {item.name}
            </span>
          </button>
        );
      })}
      {labels
        .filter((label) => conversation.labels.includes(label.id))
        .map((label) => (
          <span key={label.id} className={styles.label}>
            <LabelMark label={label} />
            <button
              type="button"
              className={styles.off}
              aria-label={t('labels.takeOff', { name: label.name })}
              onClick={() => void setLabel(conversationOnly(conversation.id), label, false)}
            >
              <X size={12} strokeWidth={2} aria-hidden />
            </button>
          </span>
        ))}
    </>
  );
}
