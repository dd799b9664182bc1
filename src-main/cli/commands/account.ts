import { stdin } from 'node:process';
import type { NewAccount, Stage } from '#shared/contract/accounts.ts';
import type { z } from '#shared/lib/z.ts';
import type { Account, Connection, LabelChoice, ServerAddress, TlsMode } from '#shared/model/account.ts';
import { DealboxError } from '#shared/model/error.ts';
import type { Engine } from '../../engine/engine.ts';
import { oneOf, readArguments, wrongUsage } from '../command-line.ts';
import { ask, askReader, type Console, type Output } from '../console.ts';
import { signInByBrowser } from './sign-in-by-browser.ts';

const usage = `account add EMAIL --imap HOST:PORT --smtp HOST:PORT [--user U] (--password-stdin | --password-command CMD)
                   [--tls on|starttls|off] [--ca FILE] [--type personal|team] [--labels A,B] [--no-check]
       dealbox account add EMAIL --oauth google|microsoft|… [--imap HOST:PORT --smtp HOST:PORT] [the options above]
       dealbox account sign-in EMAIL   (again, at the service that the account signs in at)
       dealbox account list
       dealbox account remove EMAIL --yes
       dealbox account set EMAIL key=value…   (archive-externally=on|off delete-externally=on|off labels=A,B|all visibility=shared|private|team)`;

export async function accountCommand(console: Console, args: readonly string[]): Promise<Output> {
  const [verb, ...rest] = args;
  switch (verb) {
    case 'add':
      return add(console, rest);
    case 'sign-in':
      return signIn(console, rest);
    case 'list':
      return list(console, rest);
    case 'remove':
      return remove(console, rest);
    case 'set':
      return set(console, rest);
    default:
      throw wrongUsage(usage);
  }
}

async function add(console: Console, args: readonly string[]): Promise<Output> {
  const { values, positionals } = readArguments(
    args,
    usage,
    {
      imap: { type: 'string' },
      smtp: { type: 'string' },
      user: { type: 'string' },
      'password-stdin': { type: 'boolean' },
      'password-command': { type: 'string' },
      oauth: { type: 'string' },
      tls: { type: 'string' },
      ca: { type: 'string' },
      type: { type: 'string' },
      labels: { type: 'string' },
      'no-check': { type: 'boolean' },
    },
    1,
    1,
  );
  const email = positionals[0] ?? '';
  const { imap, smtp, oauth } = values;
  const given = imap !== undefined && smtp !== undefined;
  if (!given && (oauth === undefined || imap !== undefined || smtp !== undefined))
    throw wrongUsage(usage, '--imap and --smtp are needed.');
  const fromStdin = values['password-stdin'] === true;
  const command = values['password-command'];
  if ([fromStdin, command !== undefined, oauth !== undefined].filter(Boolean).length !== 1)
    throw wrongUsage(usage, 'Give one of --password-stdin, --password-command and --oauth.');
  const tls = values.tls === undefined ? null : oneOf(values.tls, ['on', 'starttls', 'off'], '--tls');
  const account: Omit<z.input<typeof NewAccount>, 'connection'> & { check: boolean } = {
    email,
    type: oneOf(values.type ?? 'personal', ['personal', 'team'], '--type'),
    labels: readLabels(values.labels),
    ...(fromStdin ? { password: await readFirstLine() } : {}),
    check: values['no-check'] !== true,
  };
  return console.withEngine(async (engine) => {
    engine.subscribe((event) => {
      if (event.type === 'stage') console.note(`${event.ok ? '✓' : '✗'} ${event.stage}: ${event.message}`);
    });
    const servers = given
      ? { imap: readServer(imap, tls, 143), smtp: readServer(smtp, tls, 587) }
      : await findServers(engine, email);
    const connection = {
      ...servers,
      user: values.user ?? email,
      ...(command === undefined ? {} : { passwordCommand: command }),
      ...(values.ca === undefined ? {} : { caFile: values.ca }),
    };
    const proof = oauth === undefined ? {} : { signIn: { id: await signInByBrowser(console, engine, email, oauth) } };
    const added = await ask(engine, 'addAccount', { ...account, ...proof, connection });
    if (added.account === null) throw stageError(added.stages);
    if (!added.passwordKept)
      console.note(
        oauth === undefined
          ? 'There is no keychain here, so the password is gone with this command. Use --password-command to keep the account working.'
          : 'There is no keychain here, so the sign-in is gone with this command.',
      );
    const { id, type } = added.account;
    return {
      json: { id: String(id), email: added.account.email, type, stages: added.stages.map(printStage) },
      text: `Added ${added.account.email} (${type}).`,
    };
  });
}

/** What is found out about the address, where nothing of it is a question. Throws `not-found`. */
async function findServers(engine: Engine, email: string): Promise<Pick<Connection, 'imap' | 'smtp'>> {
  const { found } = await ask(engine, 'findSettings', { email });
  if (found === null || found.confirm.length > 0) {
    throw new DealboxError('not-found', `The servers of ${email} could not be found out. Give --imap and --smtp.`);
  }
  return { imap: found.imap, smtp: found.smtp };
}

/** D16: what the account has stays; only its sign-in is new. */
async function signIn(console: Console, args: readonly string[]): Promise<Output> {
  const { positionals } = readArguments(args, usage, {}, 1, 1);
  return console.withEngine(async (engine) => {
    const account = findByEmail(await ask(engine, 'accounts', {}), positionals[0] ?? '');
    if (account.signIn === null) {
      throw new DealboxError('invalid-input', `${account.email} signs in by a password, not at a service.`);
    }
    const id = await signInByBrowser(console, engine, account.email, account.signIn.service);
    const { kept } = await ask(engine, 'signInAgain', { id: account.id, signIn: id });
    return { json: { email: account.email, kept }, text: `Signed in to ${account.email} again.` };
  });
}

/** Without --tls: STARTTLS on the ports that begin in clear, TLS on every other. */
function readServer(text: string, tls: TlsMode | null, plainPort: number): ServerAddress {
  const match = /^(.+):(\d{1,5})$/.exec(text);
  if (match === null) throw new DealboxError('wrong-usage', `"${text}" is not HOST:PORT.`);
  const port = Number(match[2]);
  return {
    host: (match[1] ?? '').replaceAll(/^\[|\]$/g, ''),
    port,
    tls: tls ?? (port === plainPort ? 'starttls' : 'on'),
  };
}

const readLabels = (text: string | undefined): LabelChoice =>
  text === 'all'
    ? 'all'
    : (text ?? '')
        .split(',')
        .map((label) => label.trim())
        .filter((label) => label !== '');

async function readFirstLine(): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of stdin) pieces.push(Buffer.from(piece as Uint8Array));
  const line = Buffer.concat(pieces).toString('utf8').split(/\r?\n/, 1)[0] ?? '';
  if (line === '') throw new DealboxError('wrong-usage', 'No password came on standard input.');
  return line;
}

const printStage = ({ stage, ok, message }: Stage) => ({ stage, ok, message });

/** Nothing was stored; the stage that failed is the error. */
function stageError(stages: readonly Stage[]): DealboxError {
  const failed = stages.find((stage) => !stage.ok);
  const retryable =
    failed?.code === 'too-many-connections' || failed?.code === 'server-busy' || failed?.code === 'offline';
  return new DealboxError(failed?.code ?? 'internal', failed?.message ?? 'The account could not be checked.', {
    retryable,
    detail: `stage ${failed?.stage ?? 'unknown'}`,
  });
}

async function list(console: Console, args: readonly string[]): Promise<Output> {
  readArguments(args, usage, {}, 0, 0);
  return console.withReader((reader) => {
    const accounts = askReader(reader, 'accounts', {});
    return {
      json: { accounts: accounts.map(printAccount) },
      text: accounts.map((account) => `${account.email}  ${account.type}`).join('\n'),
    };
  });
}

function printAccount(account: Account) {
  return {
    id: String(account.id),
    email: account.email,
    type: account.type,
    archiveExternally: account.archiveExternally,
    deleteExternally: account.deleteExternally,
    labels: account.labels,
    visibility: account.visibility,
    firstSyncDone: account.firstSyncDoneAt !== 0,
  };
}

async function remove(console: Console, args: readonly string[]): Promise<Output> {
  const { values, positionals } = readArguments(args, usage, { yes: { type: 'boolean' } }, 1, 1);
  const email = positionals[0] ?? '';
  if (values.yes !== true) {
    throw wrongUsage(
      usage,
      `This removes ${email} with its mail and its waiting changes from Dealbox. The mailbox itself is not touched. Add --yes to do it.`,
    );
  }
  return console.withEngine(async (engine) => {
    const account = findByEmail(await ask(engine, 'accounts', {}), email);
    const { messages } = await ask(engine, 'removeAccount', { id: account.id });
    return {
      json: { email: account.email, messages },
      text: `Removed ${account.email} and its ${messages} emails from Dealbox.`,
    };
  });
}

export function findByEmail(accounts: readonly Account[], email: string): Account {
  const found = accounts.find((account) => account.email.toLowerCase() === email.toLowerCase());
  if (found === undefined) throw new DealboxError('not-found', `There is no account ${email} in Dealbox.`);
  return found;
}

async function set(console: Console, args: readonly string[]): Promise<Output> {
  const { positionals } = readArguments(args, usage, {}, 2, 20);
  const [email = '', ...pairs] = positionals;
  const settings = Object.assign({}, ...pairs.map(readSetting));
  return console.withEngine(async (engine) => {
    const account = findByEmail(await ask(engine, 'accounts', {}), email);
    const changed = await ask(engine, 'setAccount', { id: account.id, ...settings });
    return { json: printAccount(changed), text: `Changed ${changed.email}.` };
  });
}

function readSetting(pair: string): object {
  const equals = pair.indexOf('=');
  const key = pair.slice(0, equals);
  const value = pair.slice(equals + 1);
  switch (equals === -1 ? '' : key) {
    case 'archive-externally':
      return { archiveExternally: oneOf(value, ['on', 'off'], key) === 'on' };
    case 'delete-externally':
      return { deleteExternally: oneOf(value, ['on', 'off'], key) === 'on' };
    case 'labels':
      return { labels: readLabels(value) };
    case 'visibility':
      return { visibility: oneOf(value, ['shared', 'private', 'team'], key) };
    default:
      throw wrongUsage(usage, `"${pair}" is no setting.`);
  }
}
