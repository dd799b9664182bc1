import type { Configuration, CustomFetchOptions, TokenEndpointResponse } from 'openid-client';
import { DealboxError } from '#shared/model/error.ts';
import { type OAuthStep, oauthError } from './oauth-error.ts';
import { requireHttps, type Service } from './sign-in-services.ts';

/** What a service gave. Both tokens are secrets: memory and keychain only (ACC-4). */
export interface Grant {
  readonly accessToken: string;
  /** By this computer's clock. Milliseconds. */
  readonly givenAt: number;
  readonly lifetime: number;
  /** Null where the service gave no new one: the old one stays good. */
  readonly refreshToken: string | null;
}

export interface ConsentGrant extends Grant {
  readonly refreshToken: string;
  /** Who signed in, as the ID token names them; the first one is shown. Empty where it names nobody. */
  readonly addresses: readonly string[];
}

/** What must be kept from opening the browser to its answer. */
export interface ConsentRequest {
  readonly address: URL;
  readonly state: string;
  /** Exchanges the browser's answer (the whole address it was sent to). Throws the words of oauthError(). */
  exchange(answer: URL): Promise<ConsentGrant>;
}

/** One service, spoken to by OpenID Connect. */
export interface OpenIdClient {
  /** Throws the words of oauthError(). */
  prepareConsent(redirect: string, email: string): Promise<ConsentRequest>;
  /** Throws the words of oauthError(); `sign-in-revoked` where only the person can go on. */
  refresh(refreshToken: string): Promise<Grant>;
}

/** How long a service may take to answer. Seconds. */
const PATIENCE = 20;
/** Access tokens without a lifetime (RFC 6749 §5.1 only recommends it) are taken for this good. Milliseconds. */
const USUAL_LIFETIME = 3_600_000;

/** What is discovered is kept for as long as the client is. `now`: this computer's clock. */
export function openIdClient(service: Service, now: () => number = Date.now): OpenIdClient {
  let discovered: Promise<Configuration> | undefined;
  // loaded when somebody first signs in there
  const library = () => import('openid-client');
  let clockAhead = 0;

  /** Every request passes here: where the service says what time it is, and that nothing leaves in the clear. */
  async function watchedFetch(url: string, options: RequestInit): Promise<Response> {
    requireHttps(new URL(url));
    const response = await fetch(url, options);
    const theirs = Date.parse(response.headers.get('date') ?? '');
    if (Number.isFinite(theirs)) clockAhead = now() - theirs;
    return response;
  }

  async function attempt<T>(step: OAuthStep, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (thrown) {
      throw oauthError(thrown, { name: service.name, step, clockAhead });
    }
  }

  function configuration(): Promise<Configuration> {
    if (service.clientId === '') return Promise.reject(notSetUp(service));
    discovered ??= attempt('discovery', async () => {
      const { allowInsecureRequests, clockTolerance, customFetch, discovery, None } = await library();
      return discovery(
        service.issuer,
        service.clientId,
        {
          [clockTolerance]: 120,
          token_endpoint_auth_method: service.clientSecret === undefined ? 'none' : 'client_secret_post',
          ...(service.clientSecret === undefined ? {} : { client_secret: service.clientSecret }),
        },
        service.clientSecret === undefined ? None() : undefined,
        {
          [customFetch]: (url: string, options: CustomFetchOptions) => watchedFetch(url, options as RequestInit),
          timeout: PATIENCE,
          // to this very computer only: watchedFetch holds everything else
          execute: service.issuer.protocol === 'http:' ? [allowInsecureRequests] : [],
        },
      );
    });
    // what failed is asked again the next time
    discovered.catch(() => {
      discovered = undefined;
    });
    return discovered;
  }

  /** Taken when the answer is here: a slow answer makes a token seem younger by a moment, which the renewal ahead of its end covers. */
  const grantOf = (tokens: TokenEndpointResponse): Grant => ({
    accessToken: tokens.access_token,
    givenAt: now(),
    lifetime: tokens.expires_in === undefined ? USUAL_LIFETIME : tokens.expires_in * 1000,
    refreshToken: tokens.refresh_token ?? null,
  });

  return {
    async prepareConsent(redirect, email) {
      const config = await configuration();
      const oidc = await library();
      const verifier = oidc.randomPKCECodeVerifier();
      const state = oidc.randomState();
      const nonce = oidc.randomNonce();
      const address = oidc.buildAuthorizationUrl(config, {
        ...service.parameters,
        redirect_uri: redirect,
        scope: service.scopes.join(' '),
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
        nonce,
        login_hint: email,
      });
      requireHttps(address);
      return {
        address,
        state,
        exchange: (answer) =>
          attempt('exchange', async () => {
            const tokens = await oidc.authorizationCodeGrant(config, answer, {
              pkceCodeVerifier: verifier,
              expectedState: state,
              expectedNonce: nonce,
              idTokenExpected: true,
            });
            return consentGrant(service, grantOf(tokens), tokens.scope, tokens.claims() ?? {});
          }),
      };
    },

    async refresh(refreshToken) {
      const config = await configuration();
      const { refreshTokenGrant } = await library();
      return attempt('refresh', async () => grantOf(await refreshTokenGrant(config, refreshToken)));
    },
  };
}

export const notSetUp = ({ name }: Pick<Service, 'name'>): DealboxError =>
  new DealboxError(
    'sign-in-not-set-up',
    `Signing in at ${name} is not set up in this Dealbox: it has no client id there yet. Use an app password instead, where ${name} takes one.`,
  );

/** Throws `sign-in-declined` where the person took the mail out of what is allowed, or the service gave nothing that lasts. */
function consentGrant(
  service: Service,
  grant: Grant,
  scope: string | undefined,
  claims: Readonly<Record<string, unknown>>,
): ConsentGrant {
  const granted = new Set((scope ?? '').toLowerCase().split(' '));
  const without = scope !== undefined && service.mailScopes.some((asked) => !granted.has(asked.toLowerCase()));
  if (without || grant.refreshToken === null) {
    throw new DealboxError(
      'sign-in-declined',
      `${service.name} lets Dealbox in, but not to your mail. Sign in again, and leave everything ticked that it asks for.`,
      { detail: without ? `granted: ${scope ?? ''}` : 'no refresh token' },
    );
  }
  const addresses = [claims.email, claims.preferred_username, claims.upn].filter(
    (claim): claim is string => typeof claim === 'string' && claim.includes('@'),
  );
  return { ...grant, refreshToken: grant.refreshToken, addresses };
}
