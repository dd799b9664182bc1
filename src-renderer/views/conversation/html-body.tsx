import { EyeOff } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BodyMessage } from '#shared/contract/body-frame.ts';
import { mailAddress } from '#shared/contract/shell.ts';
import type { MessageView } from '#shared/model/conversation.ts';
import { pressStroke } from '../../actions/keys.ts';
import { allowImages, followLink, showImagesOnce } from '../../actions/outside.ts';
import { useDialogs } from '../../state/dialogs.ts';
import { useLinkShown } from '../../state/link-shown.ts';
import { BodyFrame } from '../../ui/body-frame.tsx';
import { Button } from '../../ui/button.tsx';
import { useDark } from '../../ui/use-dark.ts';
import styles from './message-body.module.css';
import { TextBody } from './text-body.tsx';

/** A frame that has said nothing for so long has nothing to say. Milliseconds. */
const patience = 6000;

type Shown = Extract<BodyMessage, { kind: 'shown' }>;

/** Heights of bodies that were shown before: the page does not jump when one is unfolded again. */
const heights = new Map<number, number>();

/** A mail as it was sent, in a frame of its own origin and process (FACTS §4); and above it what was kept from loading (INB-5). */
export function HtmlBody({ message }: { readonly message: MessageView }) {
  const { t } = useTranslation();
  const frame = useRef<HTMLIFrameElement>(null);
  const dark = useDark();
  const [height, setHeight] = useState(heights.get(message.id) ?? 80);
  const [shown, setShown] = useState<Shown | null>(null);
  const [adapt, setAdapt] = useState(false);
  const [showing, setShowing] = useState(0);
  const [lost, setLost] = useState(false);
  const labels = useMemo(() => ({ showQuoted: t('message.showQuoted'), hideQuoted: t('message.hideQuoted') }), [t]);

  const heard = useCallback(
    (given: BodyMessage) => {
      switch (given.kind) {
        case 'shown':
          setLost(false);
          setShown(given);
          return;
        case 'height':
          heights.set(message.id, given.pixels);
          setHeight(given.pixels);
          return;
        case 'link':
          void followLink(given.href, given.text);
          return;
        case 'hover':
          useLinkShown.setState({ href: given.href });
          return;
        case 'scroll':
          scrollTo(frame.current, given.pixels);
          return;
        case 'failed':
          return;
        case 'key':
          if (useDialogs.getState().dialog === null) pressStroke({ ...given, altGraph: false });
      }
    },
    [message.id],
  );

  useEffect(() => () => useLinkShown.setState({ href: '' }), []);

  // A body that cannot be read still has its text, which the index was made of.
  useEffect(() => {
    if (shown !== null) return undefined;
    const timer = setTimeout(() => setLost(true), patience);
    return () => clearTimeout(timer);
  }, [shown]);

  const reload = (): void => {
    setShown(null);
    setShowing((times) => times + 1);
  };

  return (
    <>
      {shown !== null && shown.blockedImages > 0 && (
        <BlockedImages
          shown={shown}
          sender={message.from.address}
          onOnce={() => void showImagesOnce(message.id).then(reload)}
          onAlways={() => void allowImages(message.from.address).then((done) => (done ? reload() : undefined))}
        />
      )}
      {lost && <TextBody text={message.text} />}
      <div className={styles.card} hidden={lost} data-look={shown?.look ?? 'plain'} data-adapt={adapt}>
        <BodyFrame
          key={showing}
          ref={frame}
          className={styles.frame}
          title={t('message.frame', { subject: message.subject })}
          address={mailAddress(message.id)}
          height={height}
          adapt={adapt}
          labels={labels}
          onMessage={heard}
        />
      </div>
      {dark && shown?.look === 'light' && (
        <Button
          size="small"
          variant="ghost"
          className={styles.adapt}
          aria-pressed={adapt}
          onClick={() => setAdapt((turned) => !turned)}
        >
          {t(adapt ? 'message.original' : 'message.adapt')}
        </Button>
      )}
    </>
  );
}

interface BlockedImagesProps {
  readonly shown: Shown;
  readonly sender: string;
  onOnce(): void;
  onAlways(): void;
}

/** "Images blocked", who would have been told, and the two ways to see them (C3). */
function BlockedImages({ shown, sender, onOnce, onAlways }: BlockedImagesProps) {
  const { t } = useTranslation();
  const { blockedImages, trackers } = shown;
  return (
    <div className={styles.bar} role="status">
      <p className={styles.barWords}>
        <EyeOff size={16} strokeWidth={1.75} aria-hidden />
        <span>
          {t('images.blocked', { count: blockedImages })}
          {trackers.length > 0 && (
            <> {t('images.trackers', { count: trackers.length, names: trackers.slice(0, 4).join(', ') })}</>
          )}
        </span>
      </p>
      <div className={styles.barButtons}>
        <Button size="small" onClick={onOnce}>
          {t('images.once')}
        </Button>
        <Button size="small" variant="ghost" onClick={onAlways} title={sender}>
          {t('images.always')}
        </Button>
      </div>
    </div>
  );
}

/** A link within the mail: the pane scrolls, the frame itself never does. */
function scrollTo(frame: HTMLIFrameElement | null, pixels: number): void {
  const scroller = frame?.closest('[data-conversation-scroller]');
  if (frame === null || scroller === null || scroller === undefined) return;
  const top = frame.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
  scroller.scrollBy({ top: top + pixels - 12 });
}
