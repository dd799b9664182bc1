import { memo, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { followLink } from '../../actions/outside.ts';
import { useLinkShown } from '../../state/link-shown.ts';
import { Button } from '../../ui/button.tsx';
import { count } from '../../ui/format/numbers.ts';
import { QuoteToggle } from '../../ui/quote-toggle.tsx';
import styles from './message-body.module.css';
import { linkPieces, textPieces } from './text-pieces.ts';

/** So much of a text is shown at once; nobody reads more without meaning to, and the window stays quick. Characters. */
const atOnce = 60_000;

/** A plain-text mail: in the window's own type and colours, addresses as links, quotations folded. */
export const TextBody = memo(function TextBody({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(atOnce);
  const pieces = useMemo(() => textPieces(text.slice(0, shown)), [text, shown]);
  const onlyQuoted = pieces.every((piece) => piece.kind === 'quoted');
  return (
    <div className={styles.text} dir="auto">
      {pieces.map((piece, index) =>
        piece.kind === 'said' || onlyQuoted ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text
          <p key={index} className={styles.paragraph}>
            <Linked text={piece.text} />
          </p>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text
          <Quoted key={index} text={piece.text} />
        ),
      )}
      {shown < text.length && (
        <Button size="small" onClick={() => setShown((before) => before * 4)}>
          {t('message.showMore', { left: count(text.length - shown) })}
        </Button>
      )}
    </div>
  );
});

function Quoted({ text }: { readonly text: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <QuoteToggle className={styles.dots} open={open} onToggle={() => setOpen((shown) => !shown)} />
      {open && (
        <blockquote className={styles.quote}>
          <Linked text={text.replaceAll(/^\s{0,3}> ?/gm, '')} />
        </blockquote>
      )}
    </>
  );
}

function Linked({ text }: { readonly text: string }) {
  return linkPieces(text).map((piece, index) =>
    piece.href === '' ? (
      piece.text
    ) : (
      <a
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text
        key={index}
        className={styles.link}
        href={piece.href}
        onClick={(event) => {
          event.preventDefault();
          void followLink(piece.href, piece.text);
        }}
        onAuxClick={(event) => event.preventDefault()}
        onMouseEnter={() => useLinkShown.setState({ href: piece.href })}
        onMouseLeave={() => useLinkShown.setState({ href: '' })}
      >
        {piece.text}
      </a>
    ),
  );
}
