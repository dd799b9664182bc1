import { request } from 'node:https';
import type { LookupFunction } from 'node:net';
import { isIP } from 'node:net';

export interface HttpsOptions {
  readonly signal: AbortSignal;
  /** PEM of authorities instead of the system's. */
  readonly ca?: string;
  readonly lookup?: LookupFunction;
}

/** A file of settings has some 2 KB. Bytes. */
const MOST = 64 * 1024;
const MOST_REDIRECTS = 3;

export type Fetched =
  | { readonly kind: 'file'; readonly text: string }
  | { readonly kind: 'nothing' }
  /** There is one that is not taken. `why` goes on from "the file there". */
  | { readonly kind: 'refused'; readonly why: string }
  /** Nobody could be asked. */
  | { readonly kind: 'unreachable' };

/**
 * A small file over HTTPS, certificates checked. Redirects are followed to https: and names only, three at most; no cookies, nothing kept.
 * Never throws.
 */
export async function fetchHttpsFile(address: URL, options: HttpsOptions): Promise<Fetched> {
  let url = address;
  for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
    if (url.protocol !== 'https:') return refused('leads to an address without encryption');
    if (isIP(url.hostname.replaceAll(/[[\]]/g, '')) !== 0) return refused('leads to a bare number');
    if (url.username !== '' || url.password !== '') return refused('leads to an address with a password');
    const answer = await ask(url, options);
    if (answer.kind !== 'redirect') return answer;
    if (!URL.canParse(answer.to, url.href)) return refused('leads nowhere');
    url = new URL(answer.to, url);
  }
  return refused('leads in circles');
}

const refused = (why: string): Fetched => ({ kind: 'refused', why });

function ask(url: URL, { signal, ca, lookup }: HttpsOptions): Promise<Fetched | { kind: 'redirect'; to: string }> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve({ kind: 'unreachable' });
    const asked = request(
      url,
      {
        agent: false,
        minVersion: 'TLSv1.2',
        signal,
        headers: { accept: 'text/xml, application/xml', 'user-agent': 'Dealbox' },
        ...(ca === undefined ? {} : { ca }),
        ...(lookup === undefined ? {} : { lookup }),
      },
      (response) => {
        const status = response.statusCode ?? 0;
        const { location } = response.headers;
        if (status >= 300 && status < 400 && location !== undefined) {
          response.destroy();
          return resolve({ kind: 'redirect', to: location });
        }
        if (status !== 200) {
          response.destroy();
          return resolve({ kind: 'nothing' });
        }
        const pieces: Buffer[] = [];
        let size = 0;
        response.on('data', (piece: Buffer) => {
          size += piece.length;
          if (size <= MOST) pieces.push(piece);
          else {
            resolve(refused('is too large'));
            response.destroy();
          }
        });
        response.once('end', () => resolve({ kind: 'file', text: Buffer.concat(pieces).toString('utf8') }));
        response.once('error', () => resolve({ kind: 'unreachable' }));
        return undefined;
      },
    );
    asked.once('error', (error: NodeJS.ErrnoException) => resolve(failed(error)));
    asked.end();
    return undefined;
  });
}

/** A name that does not exist is an answer; so is a certificate that is not good: whoever shows it is not believed. */
function failed({ code = '', message }: NodeJS.ErrnoException): Fetched {
  if (code === 'ENOTFOUND') return { kind: 'nothing' };
  if (/CERT|SELF_SIGNED|UNABLE_TO|ERR_TLS|ERR_SSL|EPROTO/.test(code) || /certificate/i.test(message))
    return { kind: 'nothing' };
  return { kind: 'unreachable' };
}
