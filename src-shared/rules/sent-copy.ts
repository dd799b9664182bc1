/**
 * Who puts a copy of sent mail into the provider's Sent folder (SYN-6, D6): the provider by itself, Dealbox, or not yet known. A property of the
 * account: by its host, else learnt with its first mail, or set by hand.
 */
export type SentCopy = 'provider' | 'dealbox' | 'unknown';

const filing = /(^|\.)(gmail|googlemail|google|office365|outlook|hotmail|live)\.com$/i;

/** What is known of a provider before anything was sent. */
export const sentCopyOf = (smtpHost: string): SentCopy => (filing.test(smtpHost) ? 'provider' : 'unknown');

const SECOND = 1000;
/** After acceptance a provider files its copy within moments, some after a minute. Pauses between looks for it. */
const pauses: Readonly<Record<SentCopy, readonly number[]>> = {
  provider: [0, 3, 5, 10, 20, 40, 60, 120, 240].map((seconds) => seconds * SECOND),
  unknown: [0, 2, 4, 8].map((seconds) => seconds * SECOND),
  dealbox: [0],
};

export type FilingStep =
  | { readonly step: 'filed' }
  | { readonly step: 'append' }
  | { readonly step: 'look-again'; readonly pause: number };

/**
 * What follows after a complete look into Sent for an accepted mail: exactly one copy (SYN-6). `looks`: complete looks so far, this one
 * included. `appending`: an earlier try to store the copy may still be under way at the server (it was cut off), so it gets a second look.
 */
export function decideFiling(look: {
  readonly found: boolean;
  readonly filedBy: SentCopy;
  readonly looks: number;
  readonly appending: boolean;
}): FilingStep {
  if (look.found) return { step: 'filed' };
  const least = look.appending ? [0, 5 * SECOND] : [0];
  const wait = pauses[look.filedBy].length > least.length ? pauses[look.filedBy] : least;
  const pause = wait[look.looks];
  return pause === undefined ? { step: 'append' } : { step: 'look-again', pause };
}

/** Looks for a mail whose sending ended unclearly, when nothing was heard after all of it was handed over. */
const unclearPauses = [0, 5, 20, 60].map((seconds) => seconds * SECOND);

export type UnclearStep =
  | { readonly step: 'sent' }
  | { readonly step: 'ask' }
  | { readonly step: 'look-again'; readonly pause: number };

/**
 * CMP-6: a mail that may or may not have gone out. Found at the provider: it has. Not found: that proves nothing, so it is looked for a few
 * times and then a person decides; never is a second one sent by guess.
 */
export function decideUnclear(look: { readonly found: boolean; readonly looks: number }): UnclearStep {
  if (look.found) return { step: 'sent' };
  const pause = unclearPauses[look.looks];
  return pause === undefined ? { step: 'ask' } : { step: 'look-again', pause };
}

/** What the first mail teaches about a provider. */
export const learntSentCopy = (filedBy: SentCopy, step: 'filed' | 'append', ours: boolean): SentCopy => {
  if (filedBy !== 'unknown') return filedBy;
  return step === 'filed' && !ours ? 'provider' : 'dealbox';
};
