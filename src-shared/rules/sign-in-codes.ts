import type { ErrorCode } from '../model/error.ts';

/** What signing in again mends, and nothing else does (D16). */
const mended: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'sign-in-refused',
  'sign-in-missing',
  'sign-in-revoked',
  'sign-in-declined',
  'secret-unavailable',
]);

/** Whether an account's trouble asks its person to sign in again. */
export const asksForSignIn = (code: ErrorCode): boolean => mended.has(code);

/** What mends a sign-in at a service that came to nothing: one thing each. `note`: an administrator must be asked. */
export type Remedy = 'sign-in' | 'retry' | 'note' | 'password';

const remedies: Partial<Record<ErrorCode, Remedy>> = {
  'sign-in-blocked': 'note',
  'sign-in-not-set-up': 'password',
  'sign-in-declined': 'sign-in',
  'sign-in-unanswered': 'sign-in',
  'sign-in-other-account': 'sign-in',
  'sign-in-refused': 'sign-in',
  'sign-in-revoked': 'sign-in',
};

/** What is not named passes, or is mended outside of Dealbox: then it is tried again. */
export const remedyFor = (code: ErrorCode): Remedy => remedies[code] ?? 'retry';
