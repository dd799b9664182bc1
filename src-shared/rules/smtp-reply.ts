export interface SmtpReply {
  /** Three digits. */
  readonly code: number;
  /** What the server said, with its enhanced code. */
  readonly text: string;
}

/**
 * `again`: may succeed later without anyone's doing. `refused`: never by itself (CMP-6). `sign-in`: the account is at fault, not the mail.
 * `too-large`: refused for its size.
 */
export type ReplyClass = 'again' | 'refused' | 'sign-in' | 'too-large';

const enhanced = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/;

/** What a server's no means (RFC 5321 §4.2.1, RFC 3463). A code that is none counts as a passing trouble. Pure. */
export function classifyReply({ code, text }: SmtpReply): ReplyClass {
  const detail = enhanced.exec(text)?.[1] ?? '';
  if (code === 530 || code === 534 || code === 535 || code === 538) return 'sign-in';
  if (code === 552 && (detail === '' || detail === '5.3.4')) return 'too-large';
  if (detail === '5.3.4' || (code === 554 && /too (large|big)|size limit/i.test(text))) return 'too-large';
  // 503 says that the dialogue was in disorder, not that the mail was refused
  if (code >= 500 && code < 600 && code !== 503) return 'refused';
  return 'again';
}

const MINUTE = 60_000;
/** Greylisting wants a few minutes (RFC 6647 §5); after that it is somebody's trouble. */
const pauses = [1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE);
const LONGEST = 60 * MINUTE;
/** How long a mail is tried by itself before a person is asked. Milliseconds. */
const GIVE_UP = 48 * 60 * MINUTE;

/** When a mail that was put off is tried again. `attempts`: tries so far, the last one included. Milliseconds. */
export const sendPause = (attempts: number): number => pauses[attempts - 1] ?? LONGEST;

/** Whether a person is asked instead of trying on. */
export const isTooLongPutOff = (since: number, now: number): boolean => now - since > GIVE_UP;
