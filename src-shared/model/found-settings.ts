import { z } from '../lib/z.ts';
import { ServerAddress, SignInService } from './account.ts';

/** Where settings came from, the most trusted first; this is the order in which they win (decision 0019). */
const SettingsSource = z.enum(['organization', 'preset', 'autoconfig', 'exchanger', 'dns', 'guess']);

/** How an address's mail is reached, as far as it could be found out (ACC-2). Always encrypted; the person may change all of it. */
export const FoundSettings = z.object({
  source: SettingsSource,
  /** Whose word it is: the host that was asked, or the domain whose DNS says so. */
  from: z.string(),
  imap: ServerAddress,
  smtp: ServerAddress,
  user: z.string(),
  /** The service to sign in at instead of by a password; `ready`: Dealbox is registered there. */
  signIn: z.object({ service: SignInService, name: z.string(), ready: z.boolean() }).nullable(),
  advice: z.enum(['app-password', 'rarely', 'bridge', 'none']),
  /** Hosts outside the address's domain that only an unsigned DNS answer names: a person must agree to them (RFC 6186 §6). */
  confirm: z.array(z.string()),
});
export type FoundSettings = z.infer<typeof FoundSettings>;
