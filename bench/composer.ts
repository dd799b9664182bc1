import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchDealbox } from '../tests/support/app.ts';
import { demoAccount } from '../tests/support/demo-account.ts';
import { startDesktopSession } from '../tests/support/desktop-session.ts';
import { takeTasks, watchTasks } from '../tests/support/long-tasks.ts';
import { startMailServer } from '../tests/support/mail-server.ts';
import { message } from '../tests/support/messages.ts';
import { type Spread, spread } from './measure.ts';

export interface ComposerResult {
  readonly quoted: number;
  readonly keys: number;
  /** Milliseconds from the key's event to the letter's being laid out, and to the frame after it. */
  readonly laidOut: Spread;
  readonly onScreen: Spread;
  /** Milliseconds that each task above 50 ms took in the window's thread, from opening the answer on. */
  readonly longTasks: readonly number[];
}

const paragraph =
  'Dear all, thank you for the revised quote, which we have read with care and discussed with the board. ';

/** A mail that quotes so many others, each inside of the one before it. */
function quoting(quoted: number): string {
  let html = '';
  for (let depth = 0; depth < quoted; depth += 1) {
    html = `<p>${paragraph.repeat(6)}</p><p>On 12 March ${depth} Anna Berg wrote:</p><blockquote>${html}</blockquote>`;
  }
  return html;
}

/** Typing an answer in the built app on a virtual display, with a long conversation quoted below it (CMP-2). */
export async function measureComposer(quoted: number, say: (text: string) => void): Promise<ComposerResult> {
  const server = await startMailServer({ recordCommands: false });
  await server.deliver('alice', message({ subject: 'A long story', html: quoting(quoted) }));
  const desktop = await startDesktopSession();
  Object.assign(process.env, desktop.env);
  const data = mkdtempSync(join(tmpdir(), 'dealbox-composer-'));
  const account = join(data, 'account.json');
  writeFileSync(account, JSON.stringify(demoAccount(server)));
  try {
    const { app, window } = await launchDealbox({ data, args: ['--demo-account', account] });
    await window.getByRole('row', { name: /A long story/ }).click();
    await window.locator('iframe').waitFor();
    await watchTasks(window);
    await window.keyboard.press('r');
    await window.getByRole('textbox', { name: 'Text of the email' }).waitFor();
    await window.evaluate(`{
      globalThis.laidOut = [];
      globalThis.onScreen = [];
      let pressed = 0;
      addEventListener('keydown', (event) => { pressed = event.timeStamp; }, true);
      addEventListener('input', () => {
        const begun = pressed;
        void document.activeElement.getBoundingClientRect();
        laidOut.push(performance.now() - begun);
        requestAnimationFrame(() => setTimeout(() => onScreen.push(performance.now() - begun)));
      });
    }`);
    say(`typing with ${quoted} quoted mails below`);
    const text = paragraph.repeat(4);
    // as fast as the quickest typists, and past several saves
    await window.keyboard.type(text, { delay: 70 });
    const laidOut = await window.evaluate<number[]>('laidOut');
    const onScreen = await window.evaluate<number[]>('onScreen');
    const longTasks = await takeTasks(window);
    await app.close();
    return { quoted, keys: laidOut.length, laidOut: spread(laidOut), onScreen: spread(onScreen), longTasks };
  } finally {
    await desktop.end();
    await server.stop();
    rmSync(data, { recursive: true, force: true, maxRetries: 5 });
  }
}
