import { DealboxError } from '#shared/model/error.ts';
import type { Grant, OpenIdClient } from '../provider/oauth/openid.ts';
import type { Secrets } from './engine-handle.ts';

/** The keychain's name for an account's refresh token. */
const tokenKey = (email: string): string => `oauth:${email.toLowerCase()}`;

/** An account as its tokens are kept. */
export interface TokenOwner {
  readonly email: string;
  readonly client: OpenIdClient;
  /** The service, as a person knows it. */
  readonly name: string;
}

/**
 * Access tokens, in memory only (ACC-4). The mailbox, bulk and sending connections of an account share one, and one refresh at a time: a
 * service that rotates refresh tokens takes a second use for theft.
 */
export interface AccessTokens {
  /** One that is good for a while; refreshed ahead of its end. Throws the words of oauthError(), `sign-in-missing`. */
  get(owner: TokenOwner): Promise<string>;
  /** Another one than this, which a server refused. */
  renew(owner: TokenOwner, refused: string): Promise<string>;
  /** A consent's tokens: the refresh token goes to the keychain. False where there is none: then it lasts for this run. */
  adopt(email: string, grant: Grant & { readonly refreshToken: string }): Promise<boolean>;
  forget(email: string): Promise<void>;
}

interface Held {
  readonly token: string;
  readonly endsAt: number;
  /** From here on a new one is fetched before this one is used up. */
  readonly renewAt: number;
}

/** So long before its end a token is replaced; a quarter of its life where that is less. Milliseconds. */
const AHEAD = 5 * 60_000;

export function makeAccessTokens(secrets: Secrets, now: () => number): AccessTokens {
  const held = new Map<string, Held>();
  const refreshing = new Map<string, Promise<string>>();
  /** Grows when an account's tokens are replaced from outside: a refresh that began before must not bring old ones back. */
  const generation = new Map<string, number>();

  function hold(key: string, grant: Grant): string {
    const endsAt = grant.givenAt + grant.lifetime;
    held.set(key, {
      token: grant.accessToken,
      endsAt,
      renewAt: endsAt - Math.min(AHEAD, grant.lifetime / 4),
    });
    return grant.accessToken;
  }

  async function fetchNew({ email, client, name }: TokenOwner): Promise<string> {
    const key = tokenKey(email);
    const begun = generation.get(key);
    const refreshToken = await secrets.get(key);
    if (refreshToken === null) {
      throw new DealboxError(
        'sign-in-missing',
        `The sign-in of ${email} is not on this computer. Sign in at ${name} again; everything else is kept.`,
      );
    }
    const grant = await client.refresh(refreshToken);
    if (generation.get(key) !== begun) return grant.accessToken;
    // kept before it is used: the old one may be dead already (rotation)
    if (grant.refreshToken !== null && grant.refreshToken !== refreshToken) await secrets.set(key, grant.refreshToken);
    return hold(key, grant);
  }

  function refresh(owner: TokenOwner): Promise<string> {
    const key = tokenKey(owner.email);
    const running = refreshing.get(key);
    if (running !== undefined) return running;
    const started = fetchNew(owner).finally(() => refreshing.delete(key));
    refreshing.set(key, started);
    return started;
  }

  const turn = (key: string) => generation.set(key, (generation.get(key) ?? 0) + 1);

  return {
    async get(owner) {
      const found = held.get(tokenKey(owner.email));
      if (found !== undefined && now() < found.renewAt) return found.token;
      try {
        return await refresh(owner);
      } catch (error) {
        // ahead of time: what is still good carries us over a service that is not there for a moment
        if (found !== undefined && now() < found.endsAt && error instanceof DealboxError && error.retryable)
          return found.token;
        throw error;
      }
    },
    async renew(owner, refused) {
      const found = held.get(tokenKey(owner.email));
      if (found !== undefined && found.token !== refused) return found.token;
      return refresh(owner);
    },
    async adopt(email, grant) {
      const key = tokenKey(email);
      turn(key);
      const kept = await secrets.set(key, grant.refreshToken);
      hold(key, grant);
      return kept;
    },
    async forget(email) {
      const key = tokenKey(email);
      turn(key);
      held.delete(key);
      await secrets.remove(key);
    },
  };
}
