import type { ErrorData } from '#shared/model/error.ts';
import type { Wakeable } from './wakeable.ts';

const SECOND = 1_000;

/** What no further attempt mends: a provider that is asked again and again with a wrong password locks the mailbox. */
const personCodes: ReadonlySet<ErrorData['code']> = new Set<ErrorData['code']>([
  'sign-in-refused',
  'sign-in-missing',
  'sign-in-revoked',
  'sign-in-blocked',
  'sign-in-declined',
  'sign-in-not-set-up',
  'mail-access-off',
  'clock-wrong',
  'certificate-expired',
  'certificate-wrong-name',
  'certificate-untrusted',
  'starttls-missing',
  'not-encrypted',
  'invalid-input',
]);

/** So long it waits for a person, who wakes it; then it tries once more by itself. */
const FOR_A_PERSON = 30 * 60 * SECOND;

export const needsPerson = ({ code }: Pick<ErrorData, 'code'>): boolean => personCodes.has(code);

/**
 * Waiting after so many failures before this one: 2 s, 4 s … at most 5 minutes, spread so that accounts do not come back all at once; half an
 * hour for what only a person mends. Milliseconds.
 */
export const pauseAfter = (error: Pick<ErrorData, 'code'>, failures: number): number =>
  needsPerson(error) ? FOR_A_PERSON : Math.min(2 * SECOND * 2 ** failures, 300 * SECOND) * (0.75 + Math.random() / 2);

/**
 * Waits a pause out. What is queued meanwhile may end it once `shortest` milliseconds are over, but not call a provider that just said no; a
 * person may always.
 */
export async function waitOut(wake: Wakeable, pause: number, shortest: number, stopping: AbortSignal): Promise<void> {
  const begun = Date.now();
  for (let waited = 0; waited < pause && !stopping.aborted; waited = Date.now() - begun) {
    await wake.wait(pause - waited, stopping);
    if (wake.takeAll() || Date.now() - begun >= shortest) return;
  }
}
