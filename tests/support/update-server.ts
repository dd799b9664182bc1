import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dump } from 'js-yaml';
import { projectNode, root } from '../../scripts/setup/places.mjs';
import { makeServerCertificate } from './mail-server/certificates.ts';

/** A version as it is laid onto the server. */
export interface Release {
  readonly version: string;
  readonly content: string;
  /** What is served in the place of `content`, whose digest the feed has. */
  readonly served?: string;
  readonly stagingPercentage?: unknown;
  /** The private key's file; none: the feed is not signed. */
  readonly signWith?: string;
}

/** A real HTTPS server with the lay-out that docs/release.md describes. */
export interface UpdateServer {
  readonly url: string;
  /** PEM, as Electron shows it to who verifies. */
  readonly certificate: string;
  /** Path and headers of each request. */
  readonly requests: { readonly path: string; readonly headers: Record<string, unknown> }[];
  /** Puts a release onto a channel, by the script that a release is signed with. */
  publish(channelFile: string, release: Release): void;
  /** Serves this under a path, whatever it is. */
  put(path: string, content: string): void;
  redirect(path: string, to: string): void;
  clear(): void;
  end(): Promise<void>;
}

export async function startUpdateServer(): Promise<UpdateServer> {
  const { certificate, key } = makeServerCertificate('good');
  const files = new Map<string, string>();
  const redirects = new Map<string, string>();
  const requests: UpdateServer['requests'] = [];
  const server = createServer({ cert: certificate, key }, (request, response) => {
    const path = new URL(request.url ?? '/', 'https://localhost').pathname;
    requests.push({ path, headers: request.headers });
    const to = redirects.get(path);
    const content = files.get(path);
    if (to !== undefined) response.writeHead(302, { location: to }).end();
    else if (content === undefined) response.writeHead(404).end();
    else response.end(content);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `https://localhost:${(server.address() as AddressInfo).port}/`;
  return {
    url,
    certificate,
    requests,
    publish(channelFile, release) {
      const name = `dealbox-${release.version}-linux-x86_64.AppImage`;
      files.set(`/${name}`, release.served ?? release.content);
      files.set(`/${channelFile}`, feedOf(channelFile, name, release));
    },
    put: (path, content) => void files.set(path, content),
    redirect: (path, to) => void redirects.set(path, to),
    clear() {
      files.clear();
      redirects.clear();
      requests.length = 0;
    },
    async end() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** As electron-builder writes it, then signed. */
function feedOf(channelFile: string, name: string, { version, content, stagingPercentage, signWith }: Release): string {
  const sha512 = createHash('sha512').update(content).digest('base64');
  const files = [{ url: name, sha512, size: Buffer.byteLength(content) }];
  const staging = stagingPercentage === undefined ? {} : { stagingPercentage };
  const feed = dump({ version, files, path: name, sha512, releaseDate: '2026-11-21T12:00:00.000Z', ...staging });
  if (signWith === undefined) return feed;
  const folder = mkdtempSync(join(tmpdir(), 'dealbox-feed-'));
  try {
    const file = join(folder, channelFile);
    writeFileSync(file, feed);
    const script = join(root, 'scripts', 'package', 'sign-feed.mjs');
    execFileSync(projectNode, [script, signWith, file], { stdio: 'pipe' });
    return readFileSync(file, 'utf8');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
