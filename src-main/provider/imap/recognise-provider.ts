import type { ImapFlow } from 'imapflow';
import { type ProviderProfile, profileOf } from '../profiles.ts';

export interface Recognised {
  /** Final once the client has signed in. */
  profile(): ProviderProfile;
}

/**
 * Watches a new client's capabilities: each list that the server announces tells who it is, and loses what that provider does not keep to before
 * anything is enabled or sent because of it. `client.capabilities` is a plain field of imapflow that it writes anew for every list.
 */
export function recogniseProvider(client: ImapFlow, host: string): Recognised {
  let kept = client.capabilities;
  const current = () => profileOf({ host, capabilities: kept, id: idValues(client) });
  Object.defineProperty(client, 'capabilities', {
    configurable: true,
    enumerable: true,
    get: () => kept,
    set(announced: ImapFlow['capabilities']) {
      kept = announced;
      for (const name of current().withheld) kept.delete(name);
    },
  });
  return { profile: current };
}

function idValues(client: ImapFlow): string[] {
  return Object.values(client.serverInfo ?? {}).filter((value) => typeof value === 'string');
}
