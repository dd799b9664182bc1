import { X } from 'lucide-react';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { keepDraft } from '../../actions/compose.ts';
import { useOutsideChanges } from '../../actions/follow-drafts.ts';
import { showComposer, useComposers } from '../../state/composers.ts';
import { useLayout } from '../../state/layout.ts';
import { useNavigation } from '../../state/navigation.ts';
import { usePreferences } from '../../state/preferences.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import styles from './composer.module.css';
import { Composer } from './composer.tsx';

/** The drafts that are being written: the one in front as a panel over the mail, the others as bars beside it (C4). */
export default function Composers() {
  const { t } = useTranslation();
  const { open, front, wide } = useComposers();
  const { single, narrowRail } = useLayout();
  const { railWidth, listWidth } = usePreferences();
  const inMail = useNavigation(({ place }) => ['mail', 'drafts', 'outbox'].includes(place.kind));
  useOutsideChanges();
  if (open.length === 0) return null;
  const rail = narrowRail ? 56 : railWidth;
  // Over what is read: the list and its selection stay in sight.
  const style = {
    '--from': `${inMail && !single ? rail + listWidth : rail}px`,
    '--rail': `${rail}px`,
  } as CSSProperties;
  const folded = open.filter(({ draft }) => draft.id !== front);
  return (
    <aside className={styles.layer} style={style} data-wide={wide && front !== null} aria-label={t('compose.drafts')}>
      {folded.length > 0 && (
        <ul className={styles.bars}>
          {folded.map(({ draft }) => (
            <li key={draft.id} className={styles.folded}>
              <button type="button" className={styles.unfold} onClick={() => showComposer(draft)}>
                <bdi>{draft.subject || t('compose.newEmail')}</bdi>
              </button>
              <IconButton
                icon={X}
                size="small"
                side="top"
                label={t('compose.keepOf', { subject: draft.subject || t('compose.newEmail') })}
                onClick={() => void keepDraft(draft.id)}
              />
            </li>
          ))}
        </ul>
      )}
      {open.map((composer) => (
        <Composer key={composer.draft.id} composer={composer} front={composer.draft.id === front} />
      ))}
    </aside>
  );
}
