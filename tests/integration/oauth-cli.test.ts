import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { askCli, type RunningCli, startCli } from '../support/dealbox-cli.ts';
import { message } from '../support/messages.ts';
import { type OAuthLab, startOAuthLab } from '../support/oauth-desk.ts';
import { signInByBrowser } from '../support/scripted-browser.ts';

let lab: OAuthLab;
let data: string;
beforeEach(async () => {
  lab = await startOAuthLab({ tokenLifetime: 1 });
  data = mkdtempSync(join(tmpdir(), 'dealbox-cli-'));
});
afterEach(async () => {
  rmSync(data, { recursive: true, force: true });
  await lab.stop();
});

const env = () => ({ DEALBOX_OAUTH_CLIENTS: lab.clientFile });

/** The address that the command prints for the browser. */
async function addressOf({ process }: RunningCli): Promise<string> {
  let said = '';
  while (process.stderr !== null) {
    const [piece] = (await once(process.stderr, 'data')) as [Buffer];
    said += piece.toString();
    const found = /^http\S+$/m.exec(said)?.[0];
    if (found !== undefined) return found;
  }
  throw new Error(said);
}

it('ACC-2, GEN-4: account add --oauth prints the address for the browser; a later sync needs nobody; sign-in signs in again', async () => {
  await lab.mail.deliver('alice', message({ subject: 'Renewal 2027' }));
  const adding = startCli(
    data,
    [
      ...['account', 'add', 'alice@example.test', '--oauth', 'google', '--json', '--quiet', '--ca', lab.mail.caFile],
      ...['--imap', `localhost:${lab.mail.ports.imaps}`, '--smtp', `localhost:${lab.mail.ports.submissions}`],
    ],
    { env: env() },
  );
  await signInByBrowser(await addressOf(adding));
  const { code, stdout, stderr } = await adding.ended;
  expect(code, stderr).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ email: 'alice@example.test' });

  // another process, its token long over: the keychain has what it needs
  const pass = await askCli<{ accounts: { added: number }[] }>(data, ['sync'], 0, { env: env() });
  expect(pass.accounts[0]?.added).toBe(1);

  await lab.service.revoke();
  const refused = await askCli<{ accounts: { error: { code: string } }[] }>(data, ['sync'], 4, { env: env() });
  expect(refused.accounts[0]?.error.code).toBe('sign-in-revoked');
  const again = startCli(data, ['account', 'sign-in', 'alice@example.test', '--json'], { env: env() });
  await signInByBrowser(await addressOf(again));
  expect((await again.ended).code).toBe(0);
  await askCli(data, ['sync'], 0, { env: env() });
  await askCli(data, ['account', 'remove', 'alice@example.test', '--yes']);
});

it('ACC-2: account add --oauth refuses somebody else, and adds nothing', async () => {
  const adding = startCli(
    data,
    [
      ...['account', 'add', 'alice@example.test', '--oauth', 'google', '--json'],
      ...['--imap', 'localhost:1', '--smtp', 'localhost:2', '--no-check'],
    ],
    { env: env() },
  );
  await signInByBrowser(await addressOf(adding), { login: 'bob' });
  const { code, stdout } = await adding.ended;
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'sign-in-other-account' } });
  expect(await askCli(data, ['account', 'list'])).toEqual({ accounts: [] });
});
