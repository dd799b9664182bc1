import { connect } from 'node:tls';

/** Whether a server at this name and port speaks TLS with a good certificate. Sends nothing of ours. Throws where nobody can be asked. */
export type Probe = (host: string, port: number, signal: AbortSignal) => Promise<boolean>;

/** Ways in which a connection fails without any server having been there to say so. */
const noNetwork = new Set(['EAI_AGAIN', 'ENETUNREACH', 'ENETDOWN', 'EHOSTUNREACH']);

/** `ca`: PEM of authorities instead of the system's. */
export const tlsProbe =
  (ca?: string): Probe =>
  (host, port, signal) =>
    new Promise((resolve, reject) => {
      if (signal.aborted) return resolve(false);
      const socket = connect({
        host,
        port,
        servername: host,
        minVersion: 'TLSv1.2',
        ...(ca === undefined ? {} : { ca }),
      });
      const end = (answers: boolean) => {
        signal.removeEventListener('abort', given);
        socket.destroy();
        resolve(answers);
      };
      const given = () => end(false);
      signal.addEventListener('abort', given, { once: true });
      socket.once('secureConnect', () => end(true));
      socket.once('error', (error: NodeJS.ErrnoException) => {
        if (noNetwork.has(error.code ?? '')) reject(error);
        end(false);
      });
      return undefined;
    });
