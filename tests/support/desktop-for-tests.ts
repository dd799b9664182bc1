import { hasDesktopSession, startDesktopSession } from './desktop-session.ts';

/**
 * Global set-up of the integration and end-to-end tests: their processes inherit a display and a keychain of their
 * own. Where the programs for it are missing, tests that need them say so themselves.
 */
export default async function desktopForTests(): Promise<(() => Promise<void>) | undefined> {
  if (!hasDesktopSession()) return undefined;
  const session = await startDesktopSession();
  const before = { ...process.env };
  for (const [name, value] of Object.entries(session.env)) setVariable(name, value);
  return async () => {
    await session.end();
    for (const name of Object.keys(session.env)) setVariable(name, before[name]);
  };
}

function setVariable(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
}
