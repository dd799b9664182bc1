import { z } from '../lib/z.ts';

/**
 * Every way in which Dealbox says no. A closed union: what a person reads is in the message (what happened and what to
 * do), what a program decides on is the code.
 */
const errorCodes = [
  'wrong-usage',
  'invalid-input',
  'not-found',
  'already-exists',
  'data-folder-in-use',
  'data-folder-unwritable',
  'disk-full',
  'database-corrupt',
  'database-newer',
  'host-not-found',
  'connection-refused',
  'connection-lost',
  'timed-out',
  'offline',
  'tls-failed',
  'certificate-expired',
  'certificate-wrong-name',
  'certificate-untrusted',
  'starttls-missing',
  'not-encrypted',
  'sign-in-refused',
  'sign-in-missing',
  'sign-in-revoked',
  'sign-in-blocked',
  'sign-in-declined',
  'sign-in-other-account',
  'sign-in-not-set-up',
  'sign-in-unanswered',
  'mail-access-off',
  'clock-wrong',
  'too-many-connections',
  'server-busy',
  'server-protocol',
  'secret-unavailable',
  'keychain-unavailable',
  'folder-missing',
  'message-missing',
  'move-refused',
  'not-permitted',
  'sending-refused',
  'recipients-refused',
  'recipients-deferred',
  'delivery-unclear',
  'message-too-large',
  'address-not-supported',
  'send-late',
  'not-ready',
  'cancelled',
  'internal',
] as const;

export const ErrorCode = z.enum(errorCodes);
export type ErrorCode = z.infer<typeof ErrorCode>;

export interface ErrorData {
  readonly code: ErrorCode;
  /** A sentence for a person: what happened, and what to do. */
  readonly message: string;
  /** Whether the same call may succeed later without anyone's doing. */
  readonly retryable: boolean;
  /** For diagnosis only; never shown by default, never holds a secret. */
  readonly detail?: string;
}

/** The one error class thrown inside; converted to ErrorData once, at the boundary. */
export class DealboxError extends Error implements ErrorData {
  readonly code: ErrorCode;
  readonly retryable: boolean;
  readonly detail?: string;

  constructor(
    code: ErrorCode,
    message: string,
    options: { retryable?: boolean; detail?: string | undefined; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'DealboxError';
    this.code = code;
    this.retryable = options.retryable ?? false;
    if (options.detail !== undefined) this.detail = options.detail;
  }
}

/** Anything thrown, as what may cross the boundary. Unknown errors become `internal` with their text as detail. */
export function toErrorData(thrown: unknown): ErrorData {
  if (thrown instanceof DealboxError) {
    const { code, message, retryable, detail } = thrown;
    return detail === undefined ? { code, message, retryable } : { code, message, retryable, detail };
  }
  const detail = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  return { code: 'internal', message: 'Something went wrong inside Dealbox.', retryable: false, detail };
}
