import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type GuardedProcess, guardProcesses } from './guarded-processes.ts';

export interface DesktopSession {
  /** Folder of its own for configuration, data and run-time files. */
  readonly folder: string;
  /** The environment for programs that are to run in it. */
  readonly env: NodeJS.ProcessEnv;
  /** Ends the display, the bus and the keychain. */
  end(): Promise<void>;
}

const XVFB = '/usr/bin/Xvfb';
const DBUS = '/usr/bin/dbus-daemon';
const KEYRING = '/usr/bin/gnome-keyring-daemon';

/** Whether this machine has what `startDesktopSession` needs. */
export function hasDesktopSession(): boolean {
  return [XVFB, DBUS, KEYRING].every((file) => existsSync(file));
}

/**
 * A desktop for one run: a display that nobody sees, a message bus, and an unlocked keychain, all of it thrown away
 * at the end and none of it the user's own. About 0.2 s. It dies with the process that started it.
 * The keychain must be unlocked from the start: a locked one asks for its password on a display where nobody answers.
 */
export async function startDesktopSession({ width = 1440, height = 900 } = {}): Promise<DesktopSession> {
  const folder = mkdtempSync(join(tmpdir(), 'dealbox-desktop-'));
  const own = (name: string) => {
    mkdirSync(join(folder, name), { mode: 0o700 });
    return join(folder, name);
  };
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    XDG_RUNTIME_DIR: own('run'),
    XDG_DATA_HOME: own('data'),
    XDG_CONFIG_HOME: own('config'),
    // The accessibility bus would start more processes, and our tests look at the page itself.
    NO_AT_BRIDGE: '1',
    WAYLAND_DISPLAY: undefined,
  };
  const processes = guardProcesses({ folder });
  const output = (name: string) => readFileSync(join(folder, `${name}.out`), 'utf8');
  let display: GuardedProcess | undefined;
  try {
    const screen = `${width}x${height}x24`;
    display = processes.start({
      name: 'display',
      command: XVFB,
      args: ['-displayfd', '1', '-screen', '0', screen, '-nolisten', 'tcp'],
      env,
    });
    const address = `--address=unix:path=${folder}/run/bus`;
    processes.start({ name: 'bus', command: DBUS, args: ['--session', '--nofork', '--print-address=1', address], env });
    env.DBUS_SESSION_BUS_ADDRESS = await eventually(
      'the message bus',
      () => /^unix:\S+(?=\n)/m.exec(output('bus'))?.[0],
    );
    const unlock = `printf test | exec ${KEYRING} --foreground --unlock --components=secrets`;
    processes.start({ name: 'keychain', command: '/bin/sh', args: ['-c', unlock], env });
    env.DISPLAY = `:${await eventually('the display', () => /^\d+(?=\n)/m.exec(output('display'))?.[0])}`;
    await eventually('the keychain', () => keychainAnswers(env));
  } catch (error) {
    await processes.end();
    throw error;
  }
  return {
    folder,
    env,
    async end() {
      // Killed, it would leave its lock and its socket in the temp folder.
      display.signal('SIGTERM');
      await display.ended();
      await processes.end();
    },
  };
}

/** `true` once the secret service has its name on the bus; asking must not start a second one. */
function keychainAnswers(env: NodeJS.ProcessEnv): true | undefined {
  const call = ['--session', '--dest=org.freedesktop.DBus', '--print-reply', '/org/freedesktop/DBus'];
  const method = ['org.freedesktop.DBus.NameHasOwner', 'string:org.freedesktop.secrets'];
  const { stdout } = spawnSync('dbus-send', [...call, ...method], { env, encoding: 'utf8' });
  return stdout?.includes('boolean true') ? true : undefined;
}

async function eventually<T>(what: string, look: () => T | undefined): Promise<T> {
  for (let waited = 0; waited < 10_000; waited += 10) {
    const found = look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`${what} did not start`);
}
