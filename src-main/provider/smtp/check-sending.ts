import nodemailer from 'nodemailer';
import type { Connection } from '#shared/model/account.ts';
import { DealboxError } from '#shared/model/error.ts';
import { requireEncryption, serverName, tlsOptions } from '../imap/connect.ts';
import { connectionError } from '../imap/imap-error.ts';

/** Connects to the submission server and signs in; sends nothing (ACC-3). Throws the words of connectionError(). */
export async function checkSending(connection: Connection, password: string | null, timeout: number): Promise<void> {
  const { smtp } = connection;
  requireEncryption(smtp);
  const transport = nodemailer.createTransport({
    host: smtp.host,
    port: smtp.port,
    secure: smtp.tls === 'on',
    requireTLS: smtp.tls === 'starttls',
    ignoreTLS: smtp.tls === 'off',
    // without AUTH offered, verify() would say yes and the first mail be refused
    forceAuth: true,
    auth: { user: connection.user, pass: password ?? '' },
    tls: tlsOptions(connection),
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
    // EHLO must not tell this computer's name
    name: '[127.0.0.1]',
  });
  try {
    await transport.verify();
  } catch (error) {
    throw sendingError(error, serverName(smtp));
  } finally {
    transport.close();
  }
}

function sendingError(error: unknown, server: string): DealboxError {
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
