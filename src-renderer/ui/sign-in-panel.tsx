import { CircleAlert, type LucideIcon, UserRoundX } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import styles from './sign-in-panel.module.css';

interface PanelProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly actions: ReactNode;
  readonly icon: ReactNode;
  /** Escape: back to where it was begun. */
  onBack(): void;
}

/** One state of a sign-in, in the middle of what it stands in; its heading is heard when it comes. */
function Panel({ title, children, actions, icon, onBack }: PanelProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const back = useRef(onBack);
  back.current = onBack;
  useEffect(() => {
    heading.current?.focus();
    const pressed = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      // one step, not two: whatever this stands in would go back or close as well
      event.stopPropagation();
      back.current();
    };
    window.addEventListener('keydown', pressed, { capture: true });
    return () => window.removeEventListener('keydown', pressed, { capture: true });
  }, []);
  return (
    <section className={styles.panel}>
      {icon}
      <h2 ref={heading} tabIndex={-1} className={styles.title}>
        {title}
      </h2>
      <div className={styles.words}>{children}</div>
      <div className={styles.actions}>{actions}</div>
    </section>
  );
}

interface WaitingProps {
  readonly service: string;
  readonly email: string;
  onCancel(): void;
  /** Both absent until the service has said where the browser must go. */
  readonly onOpen?: () => void;
  readonly onCopy?: () => void;
}

/** The browser is open elsewhere: nothing to do here but wait, open it again, or give up. */
export function WaitingForBrowser({ service, email, onCancel, onOpen, onCopy }: WaitingProps) {
  const { t } = useTranslation();
  return (
    <Panel
      title={t(onOpen === undefined ? 'signIn.opening' : 'signIn.waiting', { service })}
      icon={<span className={styles.pulse} aria-hidden="true" />}
      onBack={onCancel}
      actions={
        <>
          <Button disabled={onOpen === undefined} onClick={onOpen}>
            {t('signIn.openAgain')}
          </Button>
          <Button disabled={onCopy === undefined} onClick={onCopy}>
            {t('signIn.copyLink')}
          </Button>
          <Button variant="ghost" onClick={onCancel}>
            {t('common.cancel')}
          </Button>
        </>
      }
    >
      <p>{t('signIn.waitingWords', { service, email })}</p>
      <p className={styles.quiet}>{t('signIn.waitingTokens')}</p>
    </Panel>
  );
}

interface FailedProps {
  readonly title: string;
  readonly message: string;
  /** The one thing to do. */
  readonly remedy: string;
  readonly icon?: LucideIcon;
  onRemedy(): void;
  onBack(): void;
  /** Another way on, for who knows better. */
  readonly aside?: ReactNode;
}

export function SignInFailed(props: FailedProps) {
  const { title, message, remedy, icon: Icon = CircleAlert, onRemedy, onBack, aside } = props;
  const { t } = useTranslation();
  return (
    <Panel
      title={title}
      onBack={onBack}
      icon={
        <span className={styles.failed} aria-hidden="true">
          <Icon size={20} strokeWidth={1.75} />
        </span>
      }
      actions={
        <>
          <Button variant="ghost" onClick={onBack}>
            {t('common.back')}
          </Button>
          {aside}
          <Button variant="primary" onClick={onRemedy}>
            {remedy}
          </Button>
        </>
      }
    >
      <p role="alert">{message}</p>
    </Panel>
  );
}

interface OtherPersonProps {
  readonly email: string;
  /** Who signed in; '' where the service does not say. */
  readonly address: string;
  onAgain(): void;
  onBack(): void;
  /** Absent where only the same person will do. */
  readonly onGoOn?: (() => void) | undefined;
}

/** Another person signed in than the address says: said before anything is done with it. */
export function OtherPerson({ email, address, onAgain, onBack, onGoOn }: OtherPersonProps) {
  const { t } = useTranslation();
  return (
    <SignInFailed
      title={t('signIn.other')}
      message={address === '' ? t('signIn.otherUnknown', { email }) : t('signIn.otherWords', { email, address })}
      remedy={t('signIn.again')}
      icon={UserRoundX}
      onRemedy={onAgain}
      onBack={onBack}
      aside={onGoOn === undefined ? undefined : <Button onClick={onGoOn}>{t('signIn.otherGoOn')}</Button>}
    />
  );
}
