import type { CallOutput, CallParsed } from '#shared/contract/contract.ts';
import { Account } from '#shared/model/account.ts';
import { DealboxError } from '#shared/model/error.ts';
import { findAccount, getAccount, insertAccount } from '../store/tables/accounts.ts';
import { runPasswordCommand, secretKey } from './connect-account.ts';
import type { EngineContext } from './engine-context.ts';

/** ACC-3: tests each stage, stores nothing. */
export async function checkNewAccount(
  context: EngineContext,
  input: CallParsed<'checkAccount'>,
): Promise<CallOutput<'checkAccount'>> {
  const password = await passwordOf(input);
  const { checkAccount } = await import('../provider/check-account.ts');
  const { ok, stages, folders } = await checkAccount(input.connection, password, (stage) =>
    context.onStage(input.email, stage),
  );
  return { ok, stages: [...stages], folders: [...folders] };
}

/**
 * ACC-3, ACC-4: nothing is stored until every stage works; the password goes to the keychain only, or stays in memory for this run.
 * Throws `already-exists`.
 */
export async function addAccount(
  context: EngineContext,
  input: CallParsed<'addAccount'>,
): Promise<CallOutput<'addAccount'>> {
  if (findAccount(context.store.db, input.email) !== null) {
    throw new DealboxError('already-exists', `${input.email} is already in Dealbox.`);
  }
  if (input.password === undefined && input.connection.passwordCommand === undefined) {
    throw new DealboxError('invalid-input', 'A password, or a command that prints it, is needed.');
  }
  const checked = input.check ? await checkNewAccount(context, input) : { ok: true, stages: [] };
  if (!checked.ok) return { account: null, stages: checked.stages, passwordKept: false };
  const passwordKept =
    input.password === undefined ? true : await context.secrets.set(secretKey(input.email), input.password);
  const account = context.store.write((tx) => {
    const { email, displayName, type, labels, connection } = input;
    const visibility = type === 'team' ? 'team' : 'private';
    const id = insertAccount(
      tx,
      { email, displayName, type, provider: 'imap', labels, visibility, connection },
      context.now(),
    );
    return getAccount(tx.db, id);
  });
  context.startAccount(account.id);
  return { account: Account.parse(account), stages: checked.stages, passwordKept };
}

async function passwordOf(input: CallParsed<'checkAccount'>): Promise<string | null> {
  if (input.password !== undefined) return input.password;
  const { passwordCommand } = input.connection;
  return passwordCommand === undefined ? null : runPasswordCommand(passwordCommand);
}
