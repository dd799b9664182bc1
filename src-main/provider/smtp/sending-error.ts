import { DealboxError } from '#shared/model/error.ts';
import { connectionError } from '../imap/imap-error.ts';

/** A failure of a connection to a submission server, in the words of our error table. */
export function sendingError(error: unknown, server: string): DealboxError {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  const message = error instanceof Error ? error.message : '';
  if (code === 'ETLS' || /STARTTLS/i.test(message)) {
    return new DealboxError(
      'starttls-missing',
      `${server} does not offer encryption (STARTTLS) for sending. Use TLS on port 465, or ask the provider.`,
      { detail: message },
    );
  }
  // the socket's own error says more than nodemailer's wrapping of it
  if (code === 'ESOCKET' || code === 'ECONNECTION' || code === 'EDNS') {
    const inner = typeof error === 'object' && error !== null && 'cause' in error ? error.cause : undefined;
    const found = /\b(ECONNREFUSED|ENOTFOUND|ETIMEDOUT|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ECONNRESET)\b/.exec(
      message,
    )?.[1];
    return connectionError(inner ?? (found === undefined ? error : { code: found, message }), server);
  }
  return connectionError(error, server);
}
