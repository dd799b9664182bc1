import { DealboxError, toErrorData } from '#shared/model/error.ts';
import { refusedToken } from '../provider/oauth/refused-token.ts';
import { requireOwnServers } from '../provider/oauth/sign-in-services.ts';
import type { ConnectOptions } from '../provider/provider.ts';
import type { StoredAccount } from '../store/tables/accounts.ts';
import type { AccessTokens, TokenOwner } from './access-tokens.ts';
import type { Secrets } from './engine-handle.ts';
import { runPasswordCommand } from './password-command.ts';
import type { SignIns } from './sign-ins.ts';

/** What a connection signs in with. */
export type Credential = Pick<ConnectOptions, 'password' | 'accessToken'>;

/** The keychain's name for an account's password. */
export const secretKey = (email: string): string => `account:${email.toLowerCase()}`;

type Owner = Pick<StoredAccount, 'email' | 'connection'>;

/** How the engine's connections sign in: by password, by a command that prints it, or by a token of a sign-in service. */
export interface Credentials {
  /**
   * Connects with what the account signs in with. A token that the server does not take is replaced once before anyone is told. Throws
   * `sign-in-missing`, `secret-unavailable`, the words of oauthError(), and what `connect` throws.
   */
  use<T>(account: Owner, connect: (credential: Credential) => Promise<T>): Promise<T>;
  /** Nothing of the account stays in keychain or memory (ACC-5). */
  forget(email: string): Promise<void>;
}

export function makeCredentials(secrets: Secrets, tokens: AccessTokens, signIns: SignIns): Credentials {
  return {
    async use(account, connect) {
      const { oauth } = account.connection;
      if (oauth === undefined) return connect({ password: await readPassword(account, secrets) });
      const { service, client } = signIns.service(oauth.service);
      requireOwnServers(service, account.connection);
      return withToken(tokens, { email: account.email, client, name: service.name }, connect);
    },
    async forget(email) {
      await tokens.forget(email);
      await secrets.remove(secretKey(email));
    },
  };
}

async function withToken<T>(
  tokens: AccessTokens,
  owner: TokenOwner,
  connect: (credential: Credential) => Promise<T>,
): Promise<T> {
  const first = await tokens.get(owner);
  try {
    return await connect({ password: null, accessToken: first });
  } catch (error) {
    if (toErrorData(error).code !== 'sign-in-refused') throw error;
  }
  // taken back early, or this computer was asleep: once more with another
  const second = await tokens.renew(owner, first);
  try {
    return await connect({ password: null, accessToken: second });
  } catch (error) {
    throw refusedToken(error, owner.name);
  }
}

/** From the account's command, else from the keychain (ACC-4). */
async function readPassword(account: Owner, secrets: Secrets): Promise<string> {
  const { passwordCommand } = account.connection;
  if (passwordCommand !== undefined) return runPasswordCommand(passwordCommand);
  const found = await secrets.get(secretKey(account.email));
  if (found !== null) return found;
  throw new DealboxError(
    'sign-in-missing',
    `The password of ${account.email} is not on this computer. Type it again to go on; everything else is kept.`,
  );
}
