import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo, LookupFunction } from 'node:net';
import type { DiscoveryTools } from '../../src-main/provider/discovery/find-settings.ts';
import { fetchHttpsFile } from '../../src-main/provider/discovery/https-file.ts';
import { type CertificateKind, makeServerCertificate } from './mail-server/certificates.ts';

/** Web servers of a domain, on this computer: what `tools` asks by name comes here. */
export interface SettingsServer {
  readonly port: number;
  readonly ca: string;
  /** `host path` of each request. */
  readonly asked: readonly string[];
  fetchFile: DiscoveryTools['fetchFile'];
  stop(): Promise<void>;
}

export type SettingsAnswer = (request: IncomingMessage, response: ServerResponse) => void;

/** Host → what it answers; a host that is not here does not exist. */
export async function startSettingsServer(
  hosts: Readonly<Record<string, SettingsAnswer>>,
  certificate: CertificateKind = 'good',
): Promise<SettingsServer> {
  const made = makeServerCertificate(certificate, Date.now(), Object.keys(hosts));
  const asked: string[] = [];
  const server = createServer({ cert: made.certificate, key: made.key }, (request, response) => {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '');
    asked.push(`${host} ${request.url}`);
    const answer = hosts[host];
    if (answer === undefined) response.writeHead(421).end();
    else answer(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const lookup: LookupFunction = (name, _options, done) => {
    if (Object.hasOwn(hosts, name)) done(null, [{ address: '127.0.0.1', family: 4 }]);
    else done(Object.assign(new Error(`no ${name}`), { code: 'ENOTFOUND' }), []);
  };
  return {
    port,
    ca: made.authority,
    asked,
    fetchFile(address, signal) {
      const here = new URL(address);
      here.port = String(port);
      return fetchHttpsFile(here, { signal, ca: made.authority, lookup });
    },
    async stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** A file of settings as providers offer it. */
export const settingsFile = (
  imap: readonly [host: string, port: number, socket: string],
  smtp: readonly [host: string, port: number, socket: string],
): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<clientConfig version="1.1"><emailProvider id="example.test">
<incomingServer type="imap"><hostname>${imap[0]}</hostname><port>${imap[1]}</port><socketType>${imap[2]}</socketType><username>%EMAILADDRESS%</username><authentication>password-cleartext</authentication></incomingServer>
<outgoingServer type="smtp"><hostname>${smtp[0]}</hostname><port>${smtp[1]}</port><socketType>${smtp[2]}</socketType><username>%EMAILADDRESS%</username><authentication>password-cleartext</authentication></outgoingServer>
</emailProvider></clientConfig>`;
