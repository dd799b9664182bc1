import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where the app keeps its data by default: the same folder as Electron's userData. */
export function defaultDataDir(): string {
  const { env, platform } = process;
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Dealbox');
  if (platform === 'win32') return join(env.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'Dealbox');
  return join(env.XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'Dealbox');
}
