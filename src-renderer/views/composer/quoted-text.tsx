import { Trash2 } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BodyMessage } from '#shared/contract/body-frame.ts';
import { draftAddress } from '#shared/contract/shell.ts';
import type { DraftId } from '#shared/model/ids.ts';
import { followLink } from '../../actions/outside.ts';
import { BodyFrame } from '../../ui/body-frame.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { QuoteToggle } from '../../ui/quote-toggle.tsx';
import styles from './quoted-text.module.css';

interface QuotedTextProps {
  readonly draft: DraftId;
  onRemove(): void;
}

/** What is answered goes along below what is written. It is not in the editor, so that a long conversation costs no key its time. */
export function QuotedText({ draft, onRemove }: QuotedTextProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [height, setHeight] = useState(120);
  const labels = useMemo(() => ({ showQuoted: t('message.showQuoted'), hideQuoted: t('message.hideQuoted') }), [t]);
  const heard = useCallback((message: BodyMessage) => {
    if (message.kind === 'height') setHeight(message.pixels);
    else if (message.kind === 'link') void followLink(message.href, message.text);
  }, []);
  return (
    <div className={styles.quoted}>
      <div className={styles.bar}>
        <QuoteToggle open={open} onToggle={() => setOpen((shown) => !shown)} />
        {open && (
          <IconButton icon={Trash2} size="small" label={t('compose.removeQuote')} side="right" onClick={onRemove} />
        )}
      </div>
      {open && (
        <BodyFrame
          className={styles.frame}
          address={draftAddress(draft)}
          title={t('compose.quoted')}
          height={height}
          labels={labels}
          onMessage={heard}
        />
      )}
    </div>
  );
}
