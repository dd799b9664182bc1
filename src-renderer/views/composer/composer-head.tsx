import { Maximize2, Minimize2, Minus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Draft } from '#shared/model/draft.ts';
import { keepDraft } from '../../actions/compose.ts';
import { foldComposers, useComposers } from '../../state/composers.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import styles from './composer.module.css';

const names = {
  new: 'compose.newEmail',
  reply: 'compose.reply',
  'reply-all': 'compose.replyAll',
  forward: 'compose.forward',
} as const;

/** What it is, and how much room it takes. */
export function ComposerHead({ draft, wide }: { readonly draft: Draft; readonly wide: boolean }) {
  const { t } = useTranslation();
  return (
    <header className={styles.head}>
      <h2 className={styles.title}>{t(names[draft.kind])}</h2>
      <IconButton icon={Minus} size="small" label={t('compose.fold')} onClick={foldComposers} />
      <IconButton
        icon={wide ? Minimize2 : Maximize2}
        size="small"
        label={t(wide ? 'compose.narrow' : 'compose.widen')}
        onClick={() => useComposers.setState({ wide: !wide })}
      />
      <IconButton
        icon={X}
        size="small"
        label={t('compose.keep')}
        shortcut="Escape"
        onClick={() => void keepDraft(draft.id)}
      />
    </header>
  );
}
