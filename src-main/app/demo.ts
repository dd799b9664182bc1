import { readFile } from 'node:fs/promises';
import type { NewAccount } from '#shared/contract/accounts.ts';
import { z } from '#shared/lib/z.ts';
import { ServerAddress } from '#shared/model/account.ts';
import type { EngineLine } from './engine-line.ts';

const DemoAccount = z.object({
  email: z.string(),
  displayName: z.string().default(''),
  type: z.enum(['personal', 'team']).default('personal'),
  imap: ServerAddress,
  smtp: ServerAddress,
  user: z.string(),
  password: z.string(),
  caFile: z.string().optional(),
});

/** Adds the account of a file by the very call that the wizard makes, unless it is there already. Says on stderr what failed. */
export async function addDemoAccount(engine: EngineLine, file: string): Promise<void> {
  const { imap, smtp, user, caFile, ...account } = DemoAccount.parse(JSON.parse(await readFile(file, 'utf8')));
  const accounts = await engine.call('accounts', {});
  if (accounts.ok && accounts.value.some((one) => one.email === account.email)) return;
  const input = {
    ...account,
    connection: { imap, smtp, user, ...(caFile === undefined ? {} : { caFile }) },
  } satisfies z.input<typeof NewAccount>;
  const reply = await engine.call('addAccount', input);
  if (!reply.ok) console.error(`The demo account could not be added: ${reply.error.message}`);
  else if (reply.value.account === null) {
    const failed = reply.value.stages.find((stage) => !stage.ok);
    console.error(`The demo account could not be added: ${failed?.message ?? 'no stage says why'}`);
  }
}

/** *Try with sample data*, from the command line. */
export async function addSampleAccount(engine: EngineLine): Promise<void> {
  const accounts = await engine.call('accounts', {});
  if (accounts.ok && accounts.value.length > 0) return;
  const reply = await engine.call('addSampleAccount', {});
  if (!reply.ok) console.error(`The sample mailbox could not be opened: ${reply.error.message}`);
}
