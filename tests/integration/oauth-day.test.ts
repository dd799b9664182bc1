import { expect, it } from 'vitest';
import { message } from '../support/messages.ts';
import { openOAuthDesk, startOAuthLab } from '../support/oauth-desk.ts';
import { readFolder } from '../support/second-client.ts';

/** A day of hourly tokens, and a little more. */
const EXPIRIES = 30;
/** In place of an hour. Seconds. */
const LIFETIME = 2;

it('ACC-2, SYN-2, SYN-8, D16: 24 hours compressed: mail comes, is archived and answered across 30 ends of a token, without a failure or a question', async () => {
  const lab = await startOAuthLab({ tokenLifetime: LIFETIME });
  const desk = await openOAuthDesk(lab, { archiveExternally: true });
  try {
    const account = desk.accounts[0]?.id;
    if (account === undefined) throw new Error('no account');
    await desk.ask('setWritingSettings', { account, sentCopy: 'dealbox' });
    const promptsAtFirst = lab.service.seen.prompts;
    let failures = 0;
    let done = 0;
    let prompts = 0;
    for (let expiry = 1; expiry <= EXPIRIES; expiry += 1) {
      await lab.mail.deliver('alice', message({ subject: `Question ${expiry}` }));
      const reports = [...(await desk.sync())];
      await desk.archive(`Question ${expiry}`);
      const draft = await desk.ask('createDraft', {
        change: {
          to: [{ name: 'Bob', address: 'bob@example.test' }],
          subject: `Answer ${expiry}`,
          html: '<p>Yes</p>',
        },
      });
      await desk.ask('sendDraft', { id: draft.id, undoSeconds: 0 });
      // every token given until now ends here
      await new Promise((resolve) => setTimeout(resolve, LIFETIME * 1000 + 100));
      reports.push(...(await desk.sync()));
      for (const { operations, error } of reports) {
        failures += operations.failed + operations.pending + (error === undefined ? 0 : 1);
        done += operations.done;
      }
      const [status] = await desk.ask('syncStatus', {});
      if (status?.error !== null) prompts += 1;
    }
    expect({ failures, prompts, asked: lab.service.seen.prompts - promptsAtFirst }).toEqual({
      failures: 0,
      prompts: 0,
      asked: 0,
    });
    expect(lab.service.seen.refreshes).toBeGreaterThanOrEqual(EXPIRIES);
    expect(done).toBeGreaterThanOrEqual(EXPIRIES);
    await lab.mail.delivered();
    expect(await readFolder(lab.mail, 'bob', 'INBOX')).toHaveLength(EXPIRIES);
    expect(await readFolder(lab.mail, 'alice', 'Archive')).toHaveLength(EXPIRIES);
    expect(await desk.subjects('archive')).toHaveLength(EXPIRIES);
  } finally {
    await desk.close();
    await lab.stop();
  }
}, 300_000);
