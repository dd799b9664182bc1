import { DealboxError } from '#shared/model/error.ts';
import { openLoopback } from './loopback.ts';
import type { ConsentGrant, OpenIdClient } from './openid.ts';

/** A consent that waits for the browser. */
export interface Consent {
  /** To be opened in the system's browser, never in a window of ours (RFC 8252 §8.12). */
  readonly address: string;
  /** What came of it. Rejects with the words of oauthError(), `sign-in-unanswered` or `cancelled`. Always settles. */
  readonly done: Promise<ConsentGrant>;
  /** The person changed their mind. */
  cancel(): void;
}

/** How long the browser may take: two-step sign-ins and administrators' pages are slow. Milliseconds. */
export const CONSENT_PATIENCE = 10 * 60_000;

/** Begins a consent (RFC 8252, RFC 7636): opens the door for its answer and says where the browser must go. Throws the words of oauthError(). */
export async function beginConsent(
  client: OpenIdClient,
  { name, email, patience = CONSENT_PATIENCE }: { name: string; email: string; patience?: number },
): Promise<Consent> {
  const loopback = await openLoopback();
  const ended = new AbortController();
  const timer = setTimeout(() => ended.abort(unanswered(name)), patience);
  const close = () => {
    clearTimeout(timer);
    loopback.close();
  };
  try {
    const request = await client.prepareConsent(loopback.redirect, email);
    const done = loopback
      .answer(request.state, ended.signal)
      .then((answer) => request.exchange(answer))
      .finally(close);
    // whoever begins may ask later than it fails
    done.catch(() => {});
    return {
      address: request.address.href,
      done,
      cancel: () => ended.abort(new DealboxError('cancelled', 'The sign-in was cancelled. Nothing was changed.')),
    };
  } catch (error) {
    close();
    throw error;
  }
}

const unanswered = (name: string): DealboxError =>
  new DealboxError(
    'sign-in-unanswered',
    `Nothing came back from the browser within 10 minutes. Start the sign-in at ${name} again, and leave its page open until it says that you can close it.`,
  );
