import { DealboxError } from '#shared/model/error.ts';
import type { Engine } from '../../engine/engine.ts';
import { ask, type Console } from '../console.ts';

/**
 * ACC-2 without a window: prints the address that a browser on this computer must open, and waits for its answer. Gives the sign-in that an
 * account is made with. Throws what the sign-in throws, `sign-in-other-account`.
 */
export async function signInByBrowser(
  console: Console,
  engine: Engine,
  email: string,
  service: string,
): Promise<string> {
  const { id, address } = await ask(engine, 'beginSignIn', { email, service });
  console.say(`Open this address in a browser on this computer and sign in as ${email}:\n\n${address}\n`);
  const finished = await ask(engine, 'finishSignIn', { id });
  if (!finished.matches) {
    throw new DealboxError(
      'sign-in-other-account',
      `${finished.address === '' ? 'Somebody without an address' : finished.address} signed in, not ${email}. Start again, and choose ${email} there.`,
    );
  }
  return id;
}
