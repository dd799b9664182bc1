import type { ErrorData } from '#shared/model/error.ts';

const SECOND = 1_000;

/** What no further attempt mends: a provider that is asked again and again with a wrong password locks the mailbox. */
export const needsPerson: ReadonlySet<ErrorData['code']> = new Set<ErrorData['code']>([
  'sign-in-refused',
  'sign-in-missing',
  'certificate-expired',
  'certificate-wrong-name',
  'certificate-untrusted',
  'starttls-missing',
  'not-encrypted',
  'invalid-input',
]);

/** Waiting after failures: 2 s, 4 s … at most 5 minutes, spread so that accounts do not come back all at once. Milliseconds. */
export const retryPause = (failures: number): number =>
  Math.min(2 * SECOND * 2 ** failures, 300 * SECOND) * (0.75 + Math.random() / 2);
