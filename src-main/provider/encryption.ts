import { readFileSync } from 'node:fs';
import { rootCertificates, type ConnectionOptions as TlsOptions } from 'node:tls';
import type { Connection, ServerAddress } from '#shared/model/account.ts';
import { DealboxError } from '#shared/model/error.ts';
import { isLoopback } from '#shared/rules/loopback.ts';

export const serverName = (server: ServerAddress): string => `${server.host}:${server.port}`;

/** ACC-2: plain connections only to this very computer. Throws `not-encrypted`. */
export function requireEncryption(server: ServerAddress): void {
  if (server.tls === 'off' && !isLoopback(server.host)) {
    throw new DealboxError(
      'not-encrypted',
      `${server.host} would be reached without encryption. Dealbox does that only for servers on this computer: choose TLS or STARTTLS.`,
    );
  }
}

/** TLS 1.2 or later, certificates always checked; the account's own authorities come on top of the system's. */
export function tlsOptions(connection: Connection): TlsOptions {
  if (connection.caFile === undefined) return { minVersion: 'TLSv1.2' };
  try {
    return { minVersion: 'TLSv1.2', ca: [...rootCertificates, readFileSync(connection.caFile, 'utf8')] };
  } catch (error) {
    throw new DealboxError('invalid-input', `The certificate file ${connection.caFile} cannot be read.`, {
      detail: String(error),
    });
  }
}
