import { generateKeyPairSync } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { dump } from 'js-yaml';
import { test as base, type Dealbox, expect } from '../support/app.ts';
import { startUpdateServer, type UpdateServer } from '../support/update-server.ts';

const feed = 'latest-linux.yml';

/** A new AppImage, as far as anybody can tell who starts it: it says that it was started. */
const newProgram = `#!/bin/sh
[ -n "$APPIMAGE_EXIT_AFTER_INSTALL" ] && exit 0
echo "started" > "$(dirname "$0")/started"
`;

interface Updating {
  readonly server: UpdateServer;
  /** Files of the private key that the program knows, and of another one. */
  readonly key: string;
  readonly otherKey: string;
  /** The file that APPIMAGE names. */
  readonly appImage: string;
  /** Opens Settings > Updates of the packed program, which takes itself for the AppImage and trusts the server, or does not know it. */
  open(env?: Record<string, string>, known?: boolean): Promise<Dealbox>;
}

const test = base.extend<{ updating: Updating }>({
  updating: async ({ program, launch }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'dealbox-updates-'));
    const server = await startUpdateServer();
    const resources = join(dirname(program), 'resources');
    const keys = ['key.pem', 'other.pem'].map((name) => {
      const { privateKey, publicKey } = generateKeyPairSync('ed25519');
      writeFileSync(join(folder, name), privateKey.export({ type: 'pkcs8', format: 'pem' }));
      if (name === 'key.pem') {
        writeFileSync(join(resources, 'update-key.pem'), publicKey.export({ type: 'spki', format: 'pem' }));
      }
      return join(folder, name);
    });
    const config = { provider: 'generic', url: server.url, updaterCacheDirName: 'dealbox-updater' };
    writeFileSync(join(resources, 'app-update.yml'), dump(config));
    const appImage = join(folder, 'Dealbox.AppImage');
    writeFileSync(appImage, 'the old program');
    chmodSync(appImage, 0o755);
    await use({
      server,
      key: keys[0] ?? '',
      otherKey: keys[1] ?? '',
      appImage,
      async open(env = { APPIMAGE: appImage }, known = true) {
        const started = await launch({
          args: ['--demo-sample'],
          env: { XDG_CACHE_HOME: join(folder, 'cache'), ...env },
        });
        if (known) await trust(started, server.certificate);
        await started.window.getByRole('row').first().waitFor();
        await started.window.keyboard.press('Control+Comma');
        await started.window.getByRole('button', { name: 'Updates' }).click();
        return started;
      },
    });
    await server.end();
    for (const name of ['app-update.yml', 'update-key.pem']) rmSync(join(resources, name), { force: true });
    rmSync(folder, { recursive: true, force: true });
  },
});

test('S5: a signed version is downloaded, installed when Dealbox is quit, and not before', async ({ updating }) => {
  const { server, key, appImage, open } = updating;
  server.publish(feed, { version: '0.2.0', content: newProgram, signWith: key });
  const { app, window } = await open();
  await expect(window.getByText('Not checked yet.')).toBeVisible();
  await window.getByRole('button', { name: 'Check now' }).click();
  await expect(window.getByText('Dealbox 0.2.0 is ready. It is installed when you quit.')).toBeVisible();
  expect(readFileSync(appImage, 'utf8')).toBe('the old program');
  // Who asks is nobody's business: the rollout is decided here.
  expect(server.requests.map(({ headers }) => headers['x-user-staging-id'] ?? '')).toEqual(
    server.requests.map(() => ''),
  );
  await app.close();
  expect(readFileSync(appImage, 'utf8')).toBe(newProgram);
  expect(existsSync(join(dirname(appImage), 'started'))).toBe(false);
});

test('S5: Restart to update ends Dealbox, installs, and starts the new program', async ({ updating }) => {
  const { server, key, appImage, open } = updating;
  server.publish(feed, { version: '0.2.0', content: newProgram, signWith: key });
  const { app, window } = await open();
  await window.getByRole('button', { name: 'Check now' }).click();
  const ended = app.waitForEvent('close');
  await window.getByRole('button', { name: 'Restart to update' }).click();
  await ended;
  expect(readFileSync(appImage, 'utf8')).toBe(newProgram);
  await expect.poll(() => existsSync(join(dirname(appImage), 'started'))).toBe(true);
});

test('S5: what is older, held back, damaged, unsigned or unreadable is not installed, and the reason is said', async ({
  updating,
}) => {
  test.setTimeout(120_000);
  const { server, key, otherKey, appImage, open } = updating;
  const { app, window } = await open();
  const status = window.getByRole('status').filter({ hasNotText: 'toast' }).first();
  const check = async (says: string | RegExp): Promise<void> => {
    await window.getByRole('button', { name: 'Check now' }).click();
    await expect(status).toHaveText(says);
    await expect(window.getByRole('button', { name: 'Check now' })).toBeEnabled();
  };
  const files = () => server.requests.filter(({ path }) => path.endsWith('.AppImage')).length;
  const upToDate = /^Up to date\. Last checked /;
  const good = { version: '0.2.0', content: newProgram, signWith: key };

  await check(/^Could not check: the update server does not answer\./);
  for (const [release, says] of [
    [{ ...good, version: '0.0.9' }, upToDate],
    [{ ...good, version: '0.1.0' }, upToDate],
    [{ ...good, stagingPercentage: 0 }, upToDate],
    [{ ...good, signWith: otherKey }, /^Update refused: it is not signed/],
    [{ version: '0.2.0', content: newProgram }, /^Update refused: it is not signed/],
  ] as const) {
    server.clear();
    server.publish(feed, release);
    await check(says);
    expect(files()).toBe(0);
  }
  const staging = 'version: 0.2.0\nstagingPercentage: most';
  for (const malformed of [
    '',
    'version: [',
    'version: 0.2.0',
    staging,
    'hello',
    'version: 0.2.0\nfiles: []',
    '{"version":"2"}',
  ]) {
    server.clear();
    server.put(`/${feed}`, malformed);
    await check(/^Could not check: the update server's answer cannot be read\./);
  }
  // Signed, then moved: a file elsewhere, another channel's feed.
  server.clear();
  server.publish('beta-linux.yml', good);
  server.redirect(`/${feed}`, `${server.url}beta-linux.yml`);
  await check(/^Update refused: it is not signed/);

  server.clear();
  server.publish(feed, { ...good, served: newProgram.replace('started', 'hacked!') });
  await check(/^Update refused: the downloaded file is not the one/);
  expect(files()).toBeGreaterThan(0);
  await app.close();
  expect(readFileSync(appImage, 'utf8')).toBe('the old program');
});

test('S5: nothing is asked over a connection that is not safe', async ({ updating }) => {
  const { server, open } = updating;
  const asked: string[] = [];
  const plain = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end('version: 0.2.0');
  });
  await new Promise<void>((done) => plain.listen(0, '127.0.0.1', done));
  try {
    const { window } = await open();
    server.redirect(`/${feed}`, `http://127.0.0.1:${(plain.address() as AddressInfo).port}/${feed}`);
    await window.getByRole('button', { name: 'Check now' }).click();
    await expect(window.getByText(/^Update refused/)).toBeVisible();
    expect(asked).toEqual([]);
  } finally {
    plain.close();
  }
});

test('S5: a server that cannot prove who it is gets no question', async ({ updating }) => {
  const { server, key, appImage, open } = updating;
  server.publish(feed, { version: '0.2.0', content: newProgram, signWith: key });
  const { window } = await open({ APPIMAGE: appImage }, false);
  await window.getByRole('button', { name: 'Check now' }).click();
  await expect(window.getByText(/^Update refused/)).toBeVisible();
  expect(server.requests).toEqual([]);
});

test('S5: downloads wait where they are switched off; another channel or switching off forgets what is ready', async ({
  updating,
}) => {
  const { server, key, appImage, open } = updating;
  server.publish(feed, { version: '0.2.0', content: newProgram, signWith: key });
  const { app, window } = await open();
  await window.getByRole('switch', { name: 'Download updates' }).click();
  await window.getByRole('button', { name: 'Check now' }).click();
  await expect(window.getByText('Dealbox 0.2.0 can be downloaded.')).toBeVisible();
  expect(server.requests.map(({ path }) => path)).toEqual([`/${feed}`]);
  await window.getByRole('button', { name: 'Download', exact: true }).click();
  await expect(window.getByText('Dealbox 0.2.0 is ready.')).toBeVisible();

  await window.getByRole('radio', { name: 'Beta' }).click();
  await expect(window.getByText(/does not answer/)).toBeVisible();
  expect(server.requests.at(-1)?.path).toBe('/beta-linux.yml');
  await window.getByRole('radio', { name: 'Stable' }).click();
  await window.getByRole('button', { name: 'Download', exact: true }).click();
  await expect(window.getByText('Dealbox 0.2.0 is ready.')).toBeVisible();
  await window.getByRole('switch', { name: 'Look for updates' }).click();
  await expect(window.getByText(/^Last checked /)).toBeVisible();
  await app.close();
  expect(readFileSync(appImage, 'utf8')).toBe('the old program');
});

test('S5: where a package manager installed Dealbox, it tells of the version and leaves it to the person', async ({
  updating,
}) => {
  const { server, key, open } = updating;
  server.publish(feed, { version: '0.2.0', content: newProgram, signWith: key });
  const { app, window } = await open({});
  await window.getByRole('button', { name: 'Check now' }).click();
  await expect(window.getByText('Dealbox 0.2.0 is out. Install it the way you installed this one.')).toBeVisible();
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openExternal = async (address) => void opened.push(address);
  });
  await window.getByRole('button', { name: 'Get the package' }).click();
  await expect.poll(() => app.evaluate(() => Reflect.get(globalThis, 'opened'))).toEqual([server.url]);
  expect(server.requests.map(({ path }) => path)).toEqual([`/${feed}`]);
});

/** The updater's own session trusts this one certificate and no other. */
async function trust({ app }: Dealbox, certificate: string): Promise<void> {
  await app.evaluate(({ session }, trusted) => {
    const network = session.fromPartition('electron-updater', { cache: false });
    const plain = (pem: string) => pem.replaceAll(/\s/g, '');
    network.setCertificateVerifyProc((request, answer) => {
      answer(plain(request.certificate.data) === plain(trusted) ? 0 : -2);
    });
  }, certificate);
}
