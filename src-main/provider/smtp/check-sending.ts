import nodemailer from 'nodemailer';
import type { Connection } from '#shared/model/account.ts';
import { requireEncryption, serverName, tlsOptions } from '../imap/connect.ts';
import { sendingError } from './sending-error.ts';

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
