import type { Page } from '@playwright/test';
import type { Reply } from '../../src-shared/lib/result.ts';
import type { MailServer } from '../support/mail-server.ts';
import { type Mailbox, message } from '../support/messages.ts';

export { message };

/** Asks the engine as the window does, for what a test needs but does not look at. Throws where it answers with an error. */
export async function call<T>(window: Page, name: string, input: unknown): Promise<T> {
  const reply = await window.evaluate<Reply<T>>(`dealbox.call(${JSON.stringify(name)}, ${JSON.stringify(input)})`);
  if (!reply.ok) throw new Error(`${name}: ${reply.error.message}`);
  return reply.value;
}

interface Added {
  readonly item: { readonly kind: string; readonly id: number; readonly name: string };
}

/** An item, and what is needed to name it again. */
export async function add(window: Page, kind: string, name: string, more: object = {}): Promise<Added['item']> {
  return (await call<Added>(window, 'addItem', { kind, name, ...more })).item;
}

export const person = (name: string, address: string): Mailbox => ({ name, address });

/** Opens an item by its list, as a person does. */
export async function openItem(window: Page, key: string, name: string): Promise<void> {
  await window.keyboard.press('g');
  await window.keyboard.press(key);
  await window.getByRole('grid').getByRole('row').filter({ hasText: name }).first().click();
  await window.getByRole('tab', { name: 'History' }).waitFor();
}

/** E-mails in the History on screen. */
export const emails = (window: Page) => window.locator('[data-message]');

/** Messages into alice's inbox and Sent, the last one newest. */
export async function fill(
  server: MailServer,
  mail: readonly (Parameters<typeof message>[0] & { readonly box?: 'INBOX' | 'Sent' | 'Archive' })[],
): Promise<void> {
  for (const [index, { box = 'INBOX', ...parts }] of mail.entries()) {
    const internalDate = new Date(Date.now() - (mail.length - index) * 60_000);
    await server.append('alice', box, [{ raw: message({ date: internalDate, ...parts }), flags: [], internalDate }]);
  }
}
