import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { hasDesktopSession, startDesktopSession } from '../../tests/support/desktop-session.ts';
import { guardProcesses } from '../../tests/support/guarded-processes.ts';
import { hasMailServer } from '../../tests/support/mail-server.ts';
import { electronLaunch } from '../electron-launch.mjs';
import { root } from '../setup/places.mjs';
import { runScript, SetupError, say } from '../setup/progress.mjs';
import { startDemoMailServer } from './demo-mail-server.ts';

/** What the app prints when all pictures are there. */
const SAVED = 'Screenshots saved';

/** For the pictures, in seconds, where nobody says how long the demo is to last. */
const LONG_ENOUGH = 150;

/** What Chromium complains of on machines without a graphics card or a system bus; it says nothing about Dealbox. */
const CHROMIUM_NOISE = /^\[\d+:[\d/.]+:(?:ERROR|WARNING):.*\n/gm;

await runScript(async () => {
  const { values } = parseArgs({ options: { for: { type: 'string' }, screenshots: { type: 'string' } } });
  const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
  if (!hasDisplay && !hasDesktopSession()) {
    throw new SetupError(
      'There is no display here, and no Xvfb, dbus-daemon and gnome-keyring-daemon to stand in for one.',
    );
  }
  const pictures = values.screenshots ?? (hasDisplay ? undefined : join(root, '.cache', 'demo-screenshots'));
  const seconds = values.for === undefined ? (hasDisplay ? undefined : LONG_ENOUGH) : Number(values.for);

  const folder = mkdtempSync(join(tmpdir(), 'dealbox-demo-'));
  const processes = guardProcesses({ folder });
  const [desktop, server] = await Promise.all([
    hasDisplay ? undefined : startDesktopSession(),
    hasMailServer() ? startDemoMailServer() : undefined,
  ]);
  try {
    const { executable, args, env } = electronLaunch();
    const demo = server ? ['--demo-account', writeAccount(folder, server.account)] : ['--demo-sample'];
    say(
      server
        ? `A mail server of its own is up, ${server.messages} messages in it. It goes away with the demo.`
        : 'Dovecot and Exim are not installed: the demo runs on the built-in sample mailbox, without a mail server.',
    );
    if (desktop) say(`There is no display: Dealbox runs on a virtual one and saves screenshots in ${pictures}`);
    else say('Close the window, or press Ctrl-C here, to end it.');

    const app = processes.start({
      name: 'dealbox',
      command: executable,
      args: [
        ...args,
        '--data',
        join(folder, 'data'),
        ...demo,
        ...(pictures === undefined ? [] : ['--screenshots', pictures]),
      ],
      env: { ...(desktop?.env ?? process.env), ...env },
    });
    const ending = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => ending.abort());
    void app.ended().then(() => ending.abort());
    const output = followFile(join(folder, 'dealbox.out'));
    const end = seconds === undefined ? Number.POSITIVE_INFINITY : performance.now() + seconds * 1000;
    const endsWithPictures = desktop !== undefined && values.for === undefined;
    while (!ending.signal.aborted && performance.now() < end && !(endsWithPictures && output.text().includes(SAVED))) {
      await sleep(200);
    }
    const closedByItself = !app.isRunning();
    app.signal('SIGTERM');
    await Promise.race([app.ended(), sleep(5_000, undefined, { ref: false })]);
    output.text();
    return closedByItself ? ((await app.ended()) ?? 1) : 0;
  } finally {
    await Promise.all([processes.end(), server?.stop(), desktop?.end()]);
  }
});

function writeAccount(folder: string, account: object): string {
  const file = join(folder, 'account.json');
  writeFileSync(file, JSON.stringify(account), { mode: 0o600 });
  return file;
}

/** Shows on the terminal what the app has written, whenever it is asked for the text so far. */
function followFile(file: string): { text(): string } {
  let shown = 0;
  return {
    text() {
      const written = existsSync(file) ? readFileSync(file, 'utf8') : '';
      const text = written.slice(0, written.lastIndexOf('\n') + 1).replaceAll(CHROMIUM_NOISE, '');
      process.stdout.write(text.slice(shown));
      shown = text.length;
      return text;
    },
  };
}
