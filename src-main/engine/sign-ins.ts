import { randomUUID } from 'node:crypto';
import { DealboxError } from '#shared/model/error.ts';
import { isSamePerson } from '#shared/rules/same-person.ts';
import { beginConsent, CONSENT_PATIENCE, type Consent } from '../provider/oauth/consent.ts';
import { type ConsentGrant, notSetUp, type OpenIdClient, openIdClient } from '../provider/oauth/openid.ts';
import { readServices, type Service } from '../provider/oauth/sign-in-services.ts';

/** What a consent gave, and for whom. */
export interface SignedIn {
  readonly service: string;
  /** The service, as a person knows it. */
  readonly name: string;
  readonly grant: ConsentGrant;
  /** Who signed in; '' where the service does not say. */
  readonly address: string;
  /** Whether that is the address that the consent was asked for. */
  readonly matches: boolean;
}

/** Signing in at services by the browser: what is under way, and what came of it until an account takes it. Memory only. */
export interface SignIns {
  services(): readonly Service[];
  /** Throws `not-found` where no such service is known any more. */
  service(id: string): { readonly service: Service; readonly client: OpenIdClient };
  begin(
    service: string,
    email: string,
  ): Promise<{ readonly id: string; readonly address: string; readonly until: number }>;
  /** Waits for the browser. Throws what the consent throws, `not-found`. */
  finish(id: string): Promise<SignedIn>;
  cancel(id: string): void;
  /** What finish() gave, for checking an account with it. Throws `not-found`. */
  look(id: string): Promise<SignedIn>;
  /** It has gone into an account. */
  close(id: string): void;
  closeAll(): void;
}

interface Pending {
  readonly email: string;
  readonly service: Pick<Service, 'id' | 'name'>;
  readonly consent: Consent;
}

/** Finished sign-ins that no account took are forgotten: so many are kept. */
const MOST = 8;

export function makeSignIns(clientFiles: readonly string[], now: () => number): SignIns {
  const pending = new Map<string, Pending>();
  const clients = new Map<string, { readonly made: string; readonly client: OpenIdClient }>();

  function service(id: string): { service: Service; client: OpenIdClient } {
    const found = readServices(clientFiles).find((one) => one.id === id);
    if (found === undefined) {
      throw new DealboxError(
        'sign-in-not-set-up',
        `The sign-in service “${id}” is not set up in this Dealbox any more. Ask whoever set Dealbox up.`,
      );
    }
    // what was discovered is kept until the registration changes
    const made = JSON.stringify(found);
    const kept = clients.get(id);
    if (kept?.made === made) return { service: found, client: kept.client };
    const client = openIdClient(found, now);
    clients.set(id, { made, client });
    return { service: found, client };
  }

  function find(id: string): Pending {
    const found = pending.get(id);
    if (found === undefined) throw new DealboxError('sign-in-unanswered', 'This sign-in is over. Start it again.');
    return found;
  }

  function cancel(id: string): void {
    pending.get(id)?.consent.cancel();
    pending.delete(id);
  }

  async function look(id: string): Promise<SignedIn> {
    const { consent, email, service } = find(id);
    const grant = await consent.done;
    const matches = grant.addresses.some((address) => isSamePerson(email, address));
    const [first = ''] = grant.addresses;
    return { service: service.id, name: service.name, grant, address: matches ? email : first, matches };
  }

  return {
    services: () => readServices(clientFiles),
    service,
    async begin(name, email) {
      const { service: found, client } = service(name);
      if (found.clientId === '') throw notSetUp(found);
      // one at a time for an address: what was begun before is given up
      for (const [id, one] of pending) if (one.email === email) cancel(id);
      for (const id of [...pending.keys()].slice(0, Math.max(0, pending.size - MOST))) cancel(id);
      const consent = await beginConsent(client, { name: found.name, email });
      const id = randomUUID();
      pending.set(id, { email, service: found, consent });
      return { id, address: consent.address, until: now() + CONSENT_PATIENCE };
    },
    async finish(id) {
      try {
        return await look(id);
      } catch (error) {
        pending.delete(id);
        throw error;
      }
    },
    cancel,
    look,
    close: (id) => void pending.delete(id),
    closeAll() {
      for (const id of [...pending.keys()]) cancel(id);
    },
  };
}
