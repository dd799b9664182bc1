import { z } from '../lib/z.ts';
import {
  Account,
  AccountType,
  Connection,
  EmailAddress,
  LabelChoice,
  SignInService,
  Visibility,
} from '../model/account.ts';
import { ErrorCode } from '../model/error.ts';
import { FolderRole } from '../model/folder.ts';
import { FoundSettings } from '../model/found-settings.ts';
import { AccountId } from '../model/ids.ts';
import { command, query } from './define.ts';

/** ACC-3, in this order. */
export const StageName = z.enum(['lookup', 'certificate', 'sign-in', 'folders', 'sending']);
export type StageName = z.infer<typeof StageName>;

export const Stage = z.object({
  stage: StageName,
  ok: z.boolean(),
  /** What was found, or what failed and what to do. */
  message: z.string(),
  code: ErrorCode.optional(),
});
export type Stage = z.infer<typeof Stage>;

/** A sign-in in the browser, under way or done. What came of it stays in the engine: the window never sees a token (ACC-4). */
const SignInId = z.uuid();

/** Instead of a password. */
const SignInProof = z.strictObject({
  id: SignInId,
  /** The person was told that somebody else signed in than the address says, and goes on: a shared mailbox, an alias. */
  otherAddress: z.boolean().default(false),
});

export const NewAccount = z.strictObject({
  email: EmailAddress,
  displayName: z.string().max(200).default(''),
  type: AccountType.default('personal'),
  /** Without `oauth`: that is known from `signIn`. */
  connection: Connection.omit({ oauth: true }),
  /** Goes to the keychain; absent where `connection.passwordCommand` or `signIn` is given. */
  password: z.string().min(1).max(4096).optional(),
  signIn: SignInProof.optional(),
  labels: LabelChoice.default([]),
});
export type NewAccount = z.infer<typeof NewAccount>;

const list = query(z.strictObject({}), z.array(Account), 'account');

/** ACC-2: looks for the servers of an address: at most 5 s. */
const findSettings = command(
  z.strictObject({ email: EmailAddress }),
  z.object({
    /** Null where nothing is known: to be typed by hand. */
    found: FoundSettings.nullable(),
    /** Nobody could be asked. */
    offline: z.boolean(),
    /** What was found and left out, and why. */
    notes: z.array(z.string()),
  }),
);

/** Tests each stage and stores nothing (ACC-3). Stops at the first that fails. */
const checkAccount = command(
  NewAccount,
  z.object({
    ok: z.boolean(),
    stages: z.array(Stage),
    /** What can be picked for SYN-4, when the folders stage was reached. */
    folders: z.array(z.object({ path: z.string(), delimiter: z.string(), role: FolderRole, messages: z.number() })),
  }),
);

/** Tests unless `check` is false, then stores the account and starts its first sync. */
const addAccount = command(
  NewAccount.extend({ check: z.boolean().default(true) }),
  z.object({
    /** Null where a stage failed: nothing was stored. */
    account: Account.nullable(),
    stages: z.array(Stage),
    /** ACC-4: false where there is no keychain; the password is then kept in memory for this run only. */
    passwordKept: z.boolean(),
  }),
);

/** The welcome screen's *Try with sample data*. */
const addSampleAccount = command(z.strictObject({}), Account);

const removeAccount = command(z.strictObject({ id: AccountId }), z.object({ messages: z.number() }));

const setAccount = command(
  z.strictObject({
    id: AccountId,
    archiveExternally: z.boolean().optional(),
    deleteExternally: z.boolean().optional(),
    labels: LabelChoice.optional(),
    visibility: Visibility.optional(),
    displayName: z.string().max(200).optional(),
  }),
  Account,
);

/** A password typed again after the provider refused the old one; store, queue and settings stay (D16). */
const setPassword = command(
  z.strictObject({ id: AccountId, password: z.string().min(1).max(4096) }),
  z.object({ passwordKept: z.boolean() }),
);

/**
 * ACC-2: begins a sign-in at a service. `address` is for the system's browser; its answer comes to a port of this computer. What was begun
 * before for the same mailbox is given up.
 */
const beginSignIn = command(
  z.strictObject({ email: EmailAddress, service: SignInService }),
  z.object({ id: SignInId, address: z.string(), until: z.number() }),
);

/** Waits for the browser. `matches`: whether it is the address that was typed; `address`: who signed in, '' where nobody says. */
const finishSignIn = command(z.strictObject({ id: SignInId }), z.object({ address: z.string(), matches: z.boolean() }));

const cancelSignIn = command(z.strictObject({ id: SignInId }), z.object({}));

/** A new sign-in for an account that has one; store, queue and settings stay (D16). Refused where somebody else signed in. */
const signInAgain = command(z.strictObject({ id: AccountId, signIn: SignInId }), z.object({ kept: z.boolean() }));

/** The 2×2 of the account's settings page: what each act will do there, with what the server can do (B11-5). */
const Consequence = z.object({
  act: z.enum(['archive', 'delete']),
  where: z.enum(['here', 'provider']),
  text: z.string(),
});
const consequences = query(
  z.strictObject({ id: AccountId }),
  z.object({
    cells: z.array(Consequence),
    archiveFolder: z.string(),
    trashFolder: z.string(),
  }),
  'account',
  'sync',
);

export const accountsContract = {
  accounts: list,
  findSettings,
  checkAccount,
  addAccount,
  addSampleAccount,
  removeAccount,
  setAccount,
  setPassword,
  beginSignIn,
  finishSignIn,
  cancelSignIn,
  signInAgain,
  consequences,
};
