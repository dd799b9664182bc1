import { DealboxError } from '#shared/model/error.ts';

/** IMAP or sending is switched off for the mailbox: Gmail's and Exchange's words. */
const off =
  /not enabled for IMAP|IMAP (access )?is disabled|authenticated but not connected|5\.7\.139|SmtpClientAuthentication is disabled|smtp_auth_disabled|protocol (is )?disabled/i;
const sending = /smtp|5\.7\.139/i;

/**
 * A mail server's no to a token that its service had just given: not a wrong password, whatever the server calls it. Any other error is
 * given back as it is.
 */
export function refusedToken(error: unknown, service: string): unknown {
  if (!(error instanceof DealboxError) || error.code !== 'sign-in-refused') return error;
  const detail = error.detail ?? '';
  // it was never offered: the server says nothing of this token
  if (/Unsupported authentication/.test(detail)) return error;
  if (off.test(detail)) {
    const what = sending.test(detail) ? 'Sending by other programs (SMTP)' : 'Mail for other programs (IMAP)';
    return new DealboxError(
      'mail-access-off',
      `${what} is switched off for this mailbox at ${service}. Switch it on in the mailbox's settings there, or ask its administrator; then try again.`,
      { detail, cause: error },
    );
  }
  return new DealboxError(
    'sign-in-refused',
    `The mail server does not accept what ${service} gave for this mailbox. Sign in again, as the person whose mailbox it is.`,
    { detail, cause: error },
  );
}
