import { z } from '../lib/z.ts';
import { AccountId } from './ids.ts';

export const AccountType = z.enum(['personal', 'team']);
export type AccountType = z.infer<typeof AccountType>;

/** `on`: TLS from the first byte. `starttls`: upgraded before anything else, required. `off`: only to loopback (ACC-2). */
export const TlsMode = z.enum(['on', 'starttls', 'off']);
export type TlsMode = z.infer<typeof TlsMode>;

export const ServerAddress = z.strictObject({
  host: z.string().trim().min(1).max(255),
  port: z.int().min(1).max(65_535),
  tls: TlsMode,
});
export type ServerAddress = z.infer<typeof ServerAddress>;

/** Which sign-in service (OAuth 2) an account uses: one that Dealbox knows, or one that an organization set up. */
export const SignInService = z.string().regex(/^[a-z][a-z0-9-]{0,31}$/);
export type SignInService = z.infer<typeof SignInService>;

/** How the provider is reached. Never holds a password (ACC-4): that is in the keychain, or what `passwordCommand` prints. */
export const Connection = z.strictObject({
  imap: ServerAddress,
  smtp: ServerAddress,
  user: z.string().min(1).max(320),
  /** A shell command that prints the password on its first line; run when needed. */
  passwordCommand: z.string().min(1).optional(),
  /** Signed in at a service instead of by a password (ACC-2); `address`: who signed in there. The token is in the keychain. */
  oauth: z.strictObject({ service: SignInService, name: z.string().max(60), address: z.string().max(320) }).optional(),
  /** A PEM file with further certificate authorities to trust for this account. */
  caFile: z.string().min(1).optional(),
});
export type Connection = z.infer<typeof Connection>;

const ProviderKind = z.enum(['imap', 'sample']);

/** SYN-4: which folders beside inbox and sent are synced. `all`: every selectable one except trash, junk and drafts. */
export const LabelChoice = z.union([z.literal('all'), z.array(z.string().min(1))]);
export type LabelChoice = z.infer<typeof LabelChoice>;

/** VIS-1. Personal accounts: shared or private; team accounts: shared or team. */
export const Visibility = z.enum(['shared', 'private', 'team']);
export type Visibility = z.infer<typeof Visibility>;

export const Account = z.object({
  id: AccountId,
  email: z.string(),
  displayName: z.string(),
  type: AccountType,
  provider: ProviderKind,
  /** R039: archive the message at the provider when it is archived in Dealbox. */
  archiveExternally: z.boolean(),
  /** R040: delete (move to Trash) at the provider when it is deleted in Dealbox. */
  deleteExternally: z.boolean(),
  labels: LabelChoice,
  visibility: Visibility,
  /** The service that is signed in at; null: a password, or a command that prints it. */
  signIn: z.object({ service: SignInService, name: z.string() }).nullable(),
  /** Milliseconds since 1970; 0 while the first sync has not finished (SYN-3). */
  firstSyncDoneAt: z.number(),
});
export type Account = z.infer<typeof Account>;

export const EmailAddress = z
  .string()
  .trim()
  .max(320)
  .regex(/^[^\s@<>,;"]+@[^\s@<>,;"]+$/, 'An e-mail address looks like name@example.com.');
