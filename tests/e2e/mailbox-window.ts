import { rmSync, writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { test as base, type Dealbox, type LaunchOptions } from '../support/app.ts';
import { demoAccount } from '../support/demo-account.ts';
import { type MailServer, type MailServerOptions, startMailServer } from '../support/mail-server.ts';
import { message } from '../support/messages.ts';

export { expect } from '@playwright/test';

interface Fixtures {
  /** A mail server for this test, with the options given to `test.use`. */
  readonly server: MailServer;
  readonly serverOptions: MailServerOptions;
  /** Opens the window with alice's account on that server, as the demo does, and waits for the list. */
  readonly openMail: (options?: LaunchOptions & { readonly expecting?: string }) => Promise<Dealbox>;
}

/** Playwright's test with a real server behind the window. */
export const test = base.extend<Fixtures>({
  serverOptions: [{}, { option: true }],
  server: async ({ serverOptions }, use) => {
    const server = await startMailServer(serverOptions);
    await use(server);
    await server.stop();
  },
  openMail: async ({ server, launch, dataFolder }, use) => {
    await use(async ({ expecting, args = [], ...options } = {}) => {
      const file = `${dataFolder}-account.json`;
      writeFileSync(file, JSON.stringify(demoAccount(server)));
      const dealbox = await launch({ ...options, args: ['--demo-account', file, ...args] });
      await rows(dealbox.window)
        .filter({ hasText: expecting ?? '' })
        .first()
        .waitFor({ timeout: 20_000 });
      return dealbox;
    });
    rmSync(`${dataFolder}-account.json`, { force: true });
  },
});

/** The conversations on screen. */
export const rows = (window: Page) => window.getByRole('row');
export const row = (window: Page, subject: string) => rows(window).filter({ hasText: subject });

/** Puts messages into alice's inbox, the last one newest, a minute apart. */
export async function fillInbox(server: MailServer, subjects: readonly string[], seen = false): Promise<void> {
  const mail = subjects.map((subject, index) => {
    const internalDate = new Date(Date.now() - (subjects.length - index) * 60_000);
    return { raw: message({ subject, date: internalDate }), flags: seen ? ['\\Seen'] : [], internalDate };
  });
  await server.append('alice', 'INBOX', mail);
}

/** The subjects in a folder at the provider, through another client. */
export async function subjectsAtProvider(server: MailServer, folder: string): Promise<string[]> {
  const client = await server.client('alice');
  try {
    await client.mailboxOpen(folder, { readOnly: true });
    const subjects: string[] = [];
    for await (const { envelope } of client.fetch('1:*', { envelope: true })) subjects.push(envelope?.subject ?? '');
    return subjects;
  } finally {
    await client.logout();
  }
}
