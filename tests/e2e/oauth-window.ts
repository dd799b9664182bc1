import type { ElectronApplication, Page } from '@playwright/test';
import { test as base, type Dealbox, expect } from '../support/app.ts';
import type { AuthorizationServerOptions } from '../support/authorization-server.ts';
import { type OAuthLab, startOAuthLab } from '../support/oauth-desk.ts';
import { signInByBrowser } from '../support/scripted-browser.ts';

interface Fixtures {
  readonly labOptions: AuthorizationServerOptions;
  /** A service and a mail server that takes its tokens; Dealbox is registered there, as `google`, for example.test. */
  readonly lab: OAuthLab;
  /** Opens the window; what would open in the system's browser is kept instead. */
  readonly openWindow: () => Promise<Dealbox>;
}

/** Playwright's test with a real service and a real mail server behind the window. */
export const test = base.extend<Fixtures>({
  labOptions: [{}, { option: true }],
  lab: async ({ labOptions }, use) => {
    const lab = await startOAuthLab(labOptions);
    await use(lab);
    await lab.stop();
  },
  openWindow: async ({ lab, launch }, use) => {
    await use(async () => {
      const dealbox = await launch({ env: { DEALBOX_OAUTH_CLIENTS: lab.clientFile } });
      await dealbox.app.evaluate(({ shell }) => {
        const opened: string[] = [];
        Object.assign(globalThis, { opened });
        shell.openExternal = async (address: string) => {
          opened.push(address);
        };
      });
      return dealbox;
    });
  },
});

/** The address that the browser was last sent to. */
export async function opened(app: ElectronApplication, times = 1): Promise<string> {
  const all = () => app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened);
  await expect.poll(async () => (await all()).length).toBe(times);
  return (await all()).at(-1) ?? '';
}

/** Types the address and what the test server needs; the button for the service is there then. */
export async function typeAddress(window: Page, lab: OAuthLab): Promise<void> {
  await window.getByRole('button', { name: 'My own mailbox' }).click();
  await window.getByLabel('Email address').fill('alice@example.test');
  await expect(window.getByText('Set up by your organization: Google.')).toBeVisible();
  await window.getByRole('button', { name: /^Servers/ }).click();
  await expect(window.getByLabel('Incoming (IMAP)')).toHaveValue('localhost');
  await window.getByLabel('Certificate authority file').fill(lab.mail.caFile);
}

export async function addAccount(dealbox: Dealbox, lab: OAuthLab): Promise<void> {
  const { app, window } = dealbox;
  await typeAddress(window, lab);
  await window.getByRole('button', { name: 'Sign in with Google' }).click();
  await signInByBrowser(await opened(app));
  await expect(window.getByRole('heading', { name: 'What to sync' })).toBeVisible({ timeout: 20_000 });
  await window.getByRole('button', { name: 'Start syncing' }).click();
  await expect(window.getByRole('heading', { name: 'You are set' })).toBeVisible({ timeout: 20_000 });
  await window.getByRole('button', { name: 'Open Inbox' }).click();
}

/** The next answers about any address: what the DNS of this computer cannot be made to say. */
export async function findsElsewhere(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ ipcMain }) => {
    // not in the public types: the handler that is wrapped here
    const handlers = (ipcMain as unknown as { _invokeHandlers: Map<string, (...given: unknown[]) => unknown> })
      ._invokeHandlers;
    const call = handlers.get('call');
    if (call === undefined) throw new Error('no handler of calls');
    const found = {
      source: 'dns',
      from: 'example.test',
      imap: { host: 'imap.hoster.example', port: 993, tls: 'on' },
      smtp: { host: 'smtp.hoster.example', port: 465, tls: 'on' },
      user: 'alice@example.test',
      signIn: null,
      advice: 'none',
      confirm: ['imap.hoster.example', 'smtp.hoster.example'],
    };
    handlers.set('call', (event, name, input) =>
      name === 'findSettings' ? { ok: true, value: { found, offline: false, notes: [] } } : call(event, name, input),
    );
  });
}
