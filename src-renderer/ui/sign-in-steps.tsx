import { useTranslation } from 'react-i18next';
import type { ErrorCode } from '#shared/model/error.ts';
import { type Remedy, remedyFor } from '#shared/rules/sign-in-codes.ts';
import { OtherPerson, SignInFailed, WaitingForBrowser } from './sign-in-panel.tsx';

/** Where a sign-in stands, from the moment its button is pressed. */
export type SignInStep =
  | { readonly kind: 'idle' }
  | { readonly kind: 'opening' }
  | { readonly kind: 'waiting'; readonly address: string }
  | { readonly kind: 'other'; readonly address: string }
  | { readonly kind: 'failed'; readonly code: ErrorCode; readonly message: string };

interface SignInStepsProps {
  readonly step: SignInStep;
  readonly email: string;
  /** The service, as a person knows it. */
  readonly service: string;
  onStart(): void;
  onStop(): void;
  onOpen(address: string): void;
  onCopy(address: string): void;
  onNote(): void;
  /** Where only the same person will do, absent. */
  readonly onGoOn?: () => void;
  /** Where the account has a password to go to. */
  readonly onPassword?: () => void;
}

/** Failures with a title of their own; every other one has the plain one. */
const titled = [
  'offline',
  'server-busy',
  'clock-wrong',
  'certificate-untrusted',
  'sign-in-blocked',
  'sign-in-not-set-up',
  'sign-in-declined',
  'sign-in-unanswered',
] as const satisfies readonly ErrorCode[];

const titleOf = (code: ErrorCode): (typeof titled)[number] | 'any' => titled.find((one) => one === code) ?? 'any';

/** What stands in the place of the form while the browser has the word, and after it. Nothing while it is idle. */
export function SignInSteps(props: SignInStepsProps) {
  const { step, email, service, onStart, onStop, onOpen, onCopy, onNote, onGoOn, onPassword } = props;
  const { t } = useTranslation();
  switch (step.kind) {
    case 'idle':
      return null;
    case 'opening':
      return <WaitingForBrowser service={service} email={email} onCancel={onStop} />;
    case 'waiting':
      return (
        <WaitingForBrowser
          service={service}
          email={email}
          onCancel={onStop}
          onOpen={() => onOpen(step.address)}
          onCopy={() => onCopy(step.address)}
        />
      );
    case 'other':
      return <OtherPerson email={email} address={step.address} onAgain={onStart} onBack={onStop} onGoOn={onGoOn} />;
    case 'failed': {
      const remedy = remedyFor(step.code);
      const doing: Readonly<Record<Remedy, () => void>> = {
        'sign-in': onStart,
        retry: onStart,
        note: onNote,
        password: onPassword ?? onStop,
      };
      return (
        <SignInFailed
          title={t(`signIn.failed.${titleOf(step.code)}`, { service })}
          message={step.message}
          remedy={t(`signIn.remedy.${remedy}`)}
          onRemedy={doing[remedy]}
          onBack={onStop}
        />
      );
    }
  }
}
