import type { CallOutput, CallParsed } from '#shared/contract/contract.ts';
import { Account, type Connection } from '#shared/model/account.ts';
import { DealboxError } from '#shared/model/error.ts';
import { isSamePerson } from '#shared/rules/same-person.ts';
import { requireOwnServers } from '../provider/oauth/sign-in-services.ts';
import { setAccountStatus } from '../store/tables/account-status.ts';
import { findAccount, getAccount, insertAccount, setConnection } from '../store/tables/accounts.ts';
import { type Credential, secretKey } from './credentials.ts';
import type { EngineContext } from './engine-context.ts';
import { runPasswordCommand } from './password-command.ts';
import type { SignedIn } from './sign-ins.ts';

/** ACC-3: tests each stage, stores nothing. */
export async function checkNewAccount(
  context: EngineContext,
  input: CallParsed<'checkAccount'>,
): Promise<CallOutput<'checkAccount'>> {
  const { credential, service } = await credentialOf(context, input);
  const { checkAccount } = await import('../provider/check-account.ts');
  const { ok, stages, folders } = await checkAccount(input.connection, credential, {
    onStage: (stage) => context.onStage(input.email, stage),
    service,
  });
  return { ok, stages: [...stages], folders: [...folders] };
}

/**
 * ACC-3, ACC-4: nothing is stored until every stage works; a password or a refresh token goes to the keychain only, or stays in memory for
 * this run. Throws `already-exists`, `sign-in-other-account`.
 */
export async function addAccount(
  context: EngineContext,
  input: CallParsed<'addAccount'>,
): Promise<CallOutput<'addAccount'>> {
  if (findAccount(context.store.db, input.email) !== null) {
    throw new DealboxError('already-exists', `${input.email} is already in Dealbox.`);
  }
  if (input.password === undefined && input.connection.passwordCommand === undefined && input.signIn === undefined) {
    throw new DealboxError('invalid-input', 'A password, or a command that prints it, is needed.');
  }
  const checked = input.check ? await checkNewAccount(context, input) : { ok: true, stages: [] };
  if (!checked.ok) return { account: null, stages: checked.stages, passwordKept: false };
  const signedIn = await signedInFor(context, input);
  const passwordKept = await keep(context, input, signedIn);
  const connection: Connection =
    signedIn === null
      ? input.connection
      : { ...input.connection, oauth: { service: signedIn.service, name: signedIn.name, address: signedIn.address } };
  const account = context.store.write((tx) => {
    const { email, displayName, type, labels } = input;
    const visibility = type === 'team' ? 'team' : 'private';
    const id = insertAccount(
      tx,
      { email, displayName, type, provider: 'imap', labels, visibility, connection },
      context.now(),
    );
    return getAccount(tx.db, id);
  });
  if (input.signIn !== undefined) context.signIns.close(input.signIn.id);
  context.startAccount(account.id);
  return { account: Account.parse(account), stages: checked.stages, passwordKept };
}

async function keep(
  { secrets, tokens }: EngineContext,
  { email, password }: CallParsed<'addAccount'>,
  signedIn: SignedIn | null,
): Promise<boolean> {
  if (signedIn !== null) return tokens.adopt(email, signedIn.grant);
  return password === undefined ? true : secrets.set(secretKey(email), password);
}

/**
 * D16: an account's new sign-in takes the place of the old one; mail, queue, drafts and settings are not touched, and what waited goes on.
 * Throws `sign-in-other-account` where it is somebody else's.
 */
export async function signInAgain(
  context: EngineContext,
  { id, signIn }: CallParsed<'signInAgain'>,
): Promise<CallOutput<'signInAgain'>> {
  const { store, signIns, tokens } = context;
  const account = getAccount(store.db, id);
  const signedIn = await signIns.look(signIn);
  const before = account.connection.oauth?.address ?? '';
  const same = signedIn.matches || signedIn.grant.addresses.some((address) => isSamePerson(before, address));
  if (!same) throw otherAccount(signedIn, account.email);
  const address = signedIn.matches ? signedIn.address : before;
  const kept = await tokens.adopt(account.email, signedIn.grant);
  store.write((tx) => {
    setConnection(tx, id, {
      ...account.connection,
      oauth: { service: signedIn.service, name: signedIn.name, address },
    });
    setAccountStatus(tx, id, { error_code: '', error_message: '', next_try_at: 0 });
  });
  signIns.close(signIn);
  context.wake(id, true);
  return { kept };
}

async function credentialOf(
  context: EngineContext,
  input: CallParsed<'checkAccount'>,
): Promise<{ readonly credential: Credential; readonly service: string }> {
  const signedIn = await signedInFor(context, input);
  if (signedIn !== null)
    return { credential: { password: null, accessToken: signedIn.grant.accessToken }, service: signedIn.name };
  const { passwordCommand } = input.connection;
  const command = passwordCommand === undefined ? null : await runPasswordCommand(passwordCommand);
  return { credential: { password: input.password ?? command }, service: '' };
}

/**
 * Null where a password is used. Throws `sign-in-other-account` unless the person knows that it is another address, and what
 * requireOwnServers() throws.
 */
async function signedInFor(
  { signIns }: EngineContext,
  { email, signIn, connection }: CallParsed<'checkAccount'>,
): Promise<SignedIn | null> {
  if (signIn === undefined) return null;
  const signedIn = await signIns.look(signIn.id);
  if (!signedIn.matches && !signIn.otherAddress) throw otherAccount(signedIn, email);
  requireOwnServers(signIns.service(signedIn.service).service, connection);
  return signedIn;
}

const otherAccount = ({ address }: SignedIn, email: string): DealboxError =>
  new DealboxError(
    'sign-in-other-account',
    `You signed in as ${address === '' ? 'somebody without an address' : address}, not as ${email}. Sign in again, and choose ${email} there.`,
  );
