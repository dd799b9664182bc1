import { Trans, useTranslation } from 'react-i18next';
import { useNavigation } from '../../state/navigation.ts';
import { useSelection } from '../../state/selection.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import styles from './conversation-pane.module.css';
import { ConversationView } from './conversation-view.tsx';

/** The right pane: the open conversation, or how to open one. */
export function ConversationPane() {
  const { t } = useTranslation();
  const open = useNavigation((navigation) => navigation.open);
  const inDrafts = useNavigation((navigation) => navigation.place.kind === 'drafts');
  const selecting = useSelection((selection) => selection.ticked.kind !== 'none');
  return (
    <section className={styles.pane} aria-label={t('conversation.label')}>
      {inDrafts ? (
        <EmptyState drawing="letter" title={t('drafts.select')}>
          {t('drafts.selectWords')}
        </EmptyState>
      ) : open === null ? (
        <EmptyState drawing="letter" title={selecting ? t('conversation.selecting') : t('empty.readingTitle')}>
          {selecting ? undefined : <Trans i18nKey="empty.readingWords" components={{ key: <ReadingKey /> }} />}
        </EmptyState>
      ) : (
        <ConversationView key={open} id={open} />
      )}
    </section>
  );
}

/** A key within the sentence. */
const ReadingKey = ({ children }: { readonly children?: string | string[] }) => (
  <KeyHint shortcut={Array.isArray(children) ? (children[0] ?? '') : (children ?? '')} />
);
