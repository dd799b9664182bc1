import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasDesktopSession, startDesktopSession } from '../../tests/support/desktop-session.ts';
import { type GuardedProcess, guardProcesses } from '../../tests/support/guarded-processes.ts';
import { type MailServer, testPassword } from '../../tests/support/mail-server.ts';
import { connectMarionette, type Marionette } from './marionette/client.ts';
import { treePss } from './memory.ts';
import { folderBytes, sayMissing } from './program.ts';
import { layOutThunderbird, THUNDERBIRD } from './thunderbird/installation.ts';
import { userPreferences } from './thunderbird/preferences.ts';

export interface ThunderbirdResult {
  /** Seconds from asking the INBOX to update, not connected yet, to the first 50 headers, and to all of them; no list shows it. */
  readonly firstHeaders: number;
  readonly headers: number;
  /** Seconds that all bodies take after that, for offline use. */
  readonly bodies: number;
  /** Milliseconds from starting the program, the mail being here, to the frame after the one with the INBOX's first row. */
  readonly starts: readonly number[];
  /** Bytes (PSS) of all its processes, ten seconds after that. */
  readonly memory: number;
  /** Of mail and headers on disk. */
  readonly bytes: number;
}

const SCREENFUL = 50;
/** Milliseconds. */
const STARTING = 60_000;
const QUITTING = 30_000;
const SETTLING = 10_000;
/** What a first sync may take, for each message and altogether. Milliseconds. */
const timeoutFor = (messages: number): number => 60_000 + messages * 30;

/**
 * Thunderbird on a display that nobody sees: a first sync of the INBOX, then starts with the mail being here, its full-text index off.
 * Null where it, or the display, is not installed. Throws when it does not do what it is told in time; nothing of it is left then.
 */
export async function measureThunderbird(
  server: MailServer,
  messages: number,
  starts: number,
  say: (text: string) => void,
): Promise<ThunderbirdResult | null> {
  if (!existsSync(THUNDERBIRD)) {
    sayMissing('Thunderbird', 'it is not installed (Debian package thunderbird)', say);
    return null;
  }
  if (!hasDesktopSession()) {
    sayMissing('Thunderbird', 'there is no display for it (Debian packages xvfb, dbus, gnome-keyring)', say);
    return null;
  }
  const desktop = await startDesktopSession();
  const thunderbird = new Thunderbird(desktop.env);
  try {
    const synced = await thunderbird.sync(server, messages);
    say(`Thunderbird: headers ${synced.headers.toFixed(2)} s, bodies ${synced.bodies.toFixed(2)} s`);
    // the first one reads from the disk what the others find in memory
    await thunderbird.start(1);
    const shown: number[] = [];
    for (let round = 0; round < starts; round += 1) shown.push((await thunderbird.start(1)).shown);
    const { memory } = await thunderbird.start(SETTLING / 1000 + 2, SETTLING);
    return { ...synced, starts: shown, memory };
  } finally {
    await thunderbird.end();
    await desktop.end();
  }
}

const script = (name: string): string => readFileSync(join(import.meta.dirname, 'thunderbird', `${name}.js`), 'utf8');

/** One profile, and the program laid out for it. */
class Thunderbird {
  private readonly folder = mkdtempSync(join(tmpdir(), 'dealbox-thunderbird-'));
  private readonly processes = guardProcesses({ folder: this.folder });
  private readonly profile = join(this.folder, 'profile');
  private readonly program = layOutThunderbird(join(this.folder, 'program'));
  private readonly env: NodeJS.ProcessEnv;

  constructor(desktop: NodeJS.ProcessEnv) {
    mkdirSync(this.profile);
    writeFileSync(join(this.profile, 'user.js'), userPreferences());
    this.env = { ...desktop, HOME: this.folder, MOZ_CRASHREPORTER_DISABLE: '1', DEALBOX_BENCH_SHOWN: '' };
  }

  async sync(server: MailServer, messages: number): Promise<Omit<ThunderbirdResult, 'starts' | 'memory'>> {
    const running = this.run(['--marionette', '--remote-allow-system-access'], {});
    const port = await this.appears('MarionetteActivePort', running);
    const marionette = await connectMarionette(Number(port));
    try {
      return await this.pull(marionette, server, messages);
    } finally {
      await marionette.quit();
      marionette.close();
      await this.gone(running);
    }
  }

  /** One start to the shown list; stays for so many seconds after it, and looks at its memory after `settled` milliseconds of them. */
  async start(stay: number, settled?: number): Promise<{ shown: number; memory: number }> {
    const file = join(this.profile, 'shown');
    rmSync(file, { force: true });
    const begun = Date.now();
    const running = this.run([], { DEALBOX_BENCH_SHOWN: file, DEALBOX_BENCH_STAY: `${stay}` });
    const shown = Number(await this.appears('shown', running)) - begun;
    if (settled !== undefined) await pause(settled - (Date.now() - begun - shown));
    const memory = settled === undefined ? Number.NaN : treePss(running.pid);
    await this.gone(running);
    return { shown, memory };
  }

  async end(): Promise<void> {
    await this.processes.end();
  }

  private async pull(marionette: Marionette, server: MailServer, messages: number) {
    const timeout = timeoutFor(messages);
    await marionette.run(script('add-account'), [server.ports.imap, 'alice', testPassword], STARTING);
    const headers = await marionette.run(script('get-headers'), [messages, SCREENFUL, timeout], timeout);
    const bodies = await marionette.run(script('get-bodies'), [timeout], timeout);
    const offline = numberIn(bodies, 'offline');
    if (offline !== messages) throw new Error(`Thunderbird has ${offline} of ${messages} bodies`);
    await marionette.run(script('show-inbox'), [STARTING], STARTING);
    return {
      firstHeaders: numberIn(headers, 'first') / 1000,
      headers: numberIn(headers, 'all') / 1000,
      bodies: numberIn(bodies, 'milliseconds') / 1000,
      bytes: folderBytes(join(this.profile, 'ImapMail')),
    };
  }

  private run(args: readonly string[], env: NodeJS.ProcessEnv): GuardedProcess {
    return this.processes.start({
      name: 'thunderbird',
      command: this.program,
      args: ['--no-remote', '--profile', this.profile, ...args],
      env: { ...this.env, ...env },
    });
  }

  /** What it has written into a file of the profile, as soon as that is there. */
  private async appears(name: string, running: GuardedProcess): Promise<string> {
    const file = join(this.profile, name);
    for (const end = Date.now() + STARTING; Date.now() < end; ) {
      if (existsSync(file)) return readFileSync(file, 'utf8');
      if (!running.isRunning()) throw new Error(`Thunderbird ended by itself: ${this.words()}`);
      await pause(20);
    }
    throw new Error(`Thunderbird did not write ${name} within ${STARTING} ms: ${this.words()}`);
  }

  private async gone(running: GuardedProcess): Promise<void> {
    for (const end = Date.now() + QUITTING; running.isRunning(); ) {
      if (Date.now() > end) throw new Error(`Thunderbird did not quit within ${QUITTING} ms: ${this.words()}`);
      await pause(20);
    }
    // and what it may have left of its children
    await running.kill();
  }

  private words(): string {
    return readFileSync(join(this.folder, 'thunderbird.out'), 'utf8').slice(-2000);
  }
}

function numberIn(value: unknown, name: string): number {
  const found =
    typeof value === 'object' && value !== null ? Object.entries(value).find(([key]) => key === name)?.[1] : undefined;
  if (typeof found !== 'number') throw new Error(`Thunderbird did not say ${name}: ${JSON.stringify(value)}`);
  return found;
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, Math.max(0, milliseconds));
  });
