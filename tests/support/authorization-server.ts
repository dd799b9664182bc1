import { generateKeyPairSync, type JsonWebKey, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

export interface AuthorizationServerOptions {
  /** How long access tokens are good. Default: an hour. Seconds. */
  readonly tokenLifetime?: number;
}

/** A real OpenID provider on this computer, whose access tokens the test mail server takes. */
export interface AuthorizationServer {
  readonly issuer: string;
  /** PEM of the key that signs its access tokens, for `MailServerOptions.tokenKey`. */
  readonly publicKey: string;
  /** What Dealbox is registered as: the contents of a file of clients, for this service as `google`. */
  clients(change?: object): object;
  /** Times that a person was shown something, and that the token endpoint was asked to refresh. */
  readonly seen: { prompts: number; refreshes: number };
  /** Answers every request for a token instead of the provider; null: it works again. */
  fail(answer: TokenFailure | null): void;
  /** The person, or an administrator, takes the permission back. */
  revoke(): Promise<void>;
  /** The service's clock, as far ahead of ours: what it says in headers and in ID tokens. Milliseconds. */
  setClockAhead(ahead: number): void;
  stop(): Promise<void>;
}

export interface TokenFailure {
  /** 0: the connection is cut. */
  readonly status: number;
  readonly error?: string;
  readonly description?: string;
}

const CLIENT = 'dealbox-tests';
const KEY = 'mail';

export async function startAuthorizationServer(options: AuthorizationServerOptions = {}): Promise<AuthorizationServer> {
  const { tokenLifetime = 3600 } = options;
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk: JsonWebKey = keys.privateKey.export({ format: 'jwk' });
  const seen = { prompts: 0, refreshes: 0 };
  let failure: TokenFailure | null = null;
  let clockAhead = 0;

  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT,
        application_type: 'native',
        token_endpoint_auth_method: 'none',
        // by RFC 8252 §7.3 any port of the loopback address goes
        redirect_uris: ['http://127.0.0.1/callback'],
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: { keys: [{ ...jwk, kid: KEY, alg: 'ES256', use: 'sig' }] },
    cookies: { keys: ['for tests only'] },
    scopes: ['openid', 'email', 'offline_access', 'mail'],
    claims: { email: ['email'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    // as careful services do: the old one dies, and using it again ends everything
    rotateRefreshToken: true,
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id, email: `${id}@example.test` }) }),
    features: {
      devInteractions: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => 'https://mail.example.test',
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: 'mail',
          accessTokenFormat: 'jwt',
          accessTokenTTL: tokenLifetime,
          jwt: { sign: { alg: 'ES256', kid: KEY } },
        }),
      },
    },
    formats: {
      customizers: {
        // Dovecot 2.3 knows no other type
        jwt: (_context, _token, jwt) => {
          Object.assign(jwt, { header: { ...jwt.header, typ: 'JWT' } });
        },
      },
    },
    ttl: {
      Interaction: 600,
      Session: 3600,
      Grant: 86_400,
      RefreshToken: 86_400,
      IdToken: 3600,
      AccessToken: tokenLifetime,
    },
  });
  const handle = provider.callback();
  // a page of the provider is a person asked
  provider.on('interaction.started', () => {
    seen.prompts += 1;
  });
  const grants = new Set<string>();
  provider.on('grant.success', (context) => {
    const id = context.oidc.entities.Grant?.jti;
    if (id !== undefined) grants.add(id);
    if (context.oidc.params?.grant_type === 'refresh_token') seen.refreshes += 1;
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (clockAhead !== 0) response.setHeader('date', new Date(Date.now() + clockAhead).toUTCString());
    if (failure !== null && request.url?.startsWith('/token') === true) {
      request.resume();
      await once(request, 'end');
      if (failure.status === 0) {
        request.socket.destroy();
        return;
      }
      response.writeHead(failure.status, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ error: failure.error, error_description: failure.description }));
      return;
    }
    if (clockAhead !== 0 && request.url?.startsWith('/token') === true) shiftIdToken(response);
    await handle(request, response);
  }

  /** Its ID token as a service with another clock would have signed it. */
  function shiftIdToken(response: ServerResponse): void {
    const end = response.end.bind(response);
    response.end = ((body: Buffer | string) => {
      const answered = JSON.parse(String(body)) as { id_token?: string };
      const [header = '', payload = ''] = (answered.id_token ?? '').split('.');
      const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { iat: number; exp: number };
      const shift = Math.round(clockAhead / 1000);
      const shifted = { ...claims, iat: claims.iat + shift, exp: claims.exp + shift };
      const text = `${header}.${Buffer.from(JSON.stringify(shifted)).toString('base64url')}`;
      const signature = sign('sha256', Buffer.from(text), { key: keys.privateKey, dsaEncoding: 'ieee-p1363' });
      const bytes = JSON.stringify({ ...answered, id_token: `${text}.${signature.toString('base64url')}` });
      response.setHeader('content-length', Buffer.byteLength(bytes));
      return end(bytes);
    }) as typeof response.end;
  }

  return {
    issuer,
    publicKey: keys.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    clients: (change = {}) => ({
      google: {
        issuer,
        clientId: CLIENT,
        scopes: ['openid', 'email', 'offline_access', 'mail'],
        parameters: { prompt: 'consent' },
        domains: ['example.test'],
        ...change,
      },
    }),
    seen,
    fail: (next) => {
      failure = next;
    },
    async revoke() {
      for (const id of grants) await (await provider.Grant.find(id))?.destroy();
    },
    setClockAhead: (ahead) => {
      clockAhead = ahead;
    },
    async stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}
