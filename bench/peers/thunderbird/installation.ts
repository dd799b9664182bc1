import { cpSync, mkdirSync, readdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Names the probe as the configuration that Thunderbird runs at each start. */
const AUTOCONFIG = `// autoconfig
pref("general.config.filename", "probe.js");
pref("general.config.obscure_value", 0);
pref("general.config.sandbox_enabled", false);
`;

/**
 * Lays out a Thunderbird in `folder` that is the installed one, by links, and has our probe in it: the only way to hear from inside
 * when its list is shown without opening a port in it, and without touching what is installed. Returns its program.
 */
export function layOutThunderbird(folder: string): string {
  mkdirSync(join(folder, 'defaults', 'pref'), { recursive: true });
  for (const name of readdirSync(INSTALLED)) {
    if (name !== 'defaults' && !PROGRAMS.includes(name)) symlinkSync(join(INSTALLED, name), join(folder, name));
  }
  // it looks for everything beside the file that it was started from, links resolved
  for (const name of PROGRAMS) cpSync(realpathSync(join(INSTALLED, name)), join(folder, name));
  for (const name of readdirSync(join(INSTALLED, 'defaults')))
    if (name !== 'pref') symlinkSync(join(INSTALLED, 'defaults', name), join(folder, 'defaults', name));
  const preferences = join(INSTALLED, 'defaults', 'pref');
  for (const name of readdirSync(preferences))
    symlinkSync(join(preferences, name), join(folder, 'defaults', 'pref', name));
  writeFileSync(join(folder, 'defaults', 'pref', 'autoconfig.js'), AUTOCONFIG);
  cpSync(join(import.meta.dirname, 'probe.js'), join(folder, 'probe.js'));
  return join(folder, 'thunderbird-bin');
}

/** Where Debian's package puts it; `thunderbird` on the search path is a script that starts it. */
export const THUNDERBIRD = '/usr/lib/thunderbird/thunderbird-bin';
const INSTALLED = dirname(THUNDERBIRD);
const PROGRAMS = ['thunderbird-bin'];
