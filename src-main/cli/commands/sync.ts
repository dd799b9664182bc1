import { type ConversationId, printConversation } from '#shared/model/ids.ts';
import type { PastRange } from '#shared/model/sync.ts';
import { getSyncAccounts, type SyncReport, syncOnce } from '../../engine/sync-once.ts';
import { oneOf, readArguments, wrongUsage } from '../command-line.ts';
import { type Console, isoTime, type Output } from '../console.ts';

const usage = 'sync [--account EMAIL] [--past 1m|3m|6m|1y] [--contacts-only] [--include-deleted] [--watch]';

/** Exit code where the pass ended with accounts in error (CLI.md). */
const SYNC_ERRORS = 4;

export async function syncCommand(console: Console, args: readonly string[]): Promise<Output> {
  const { values } = readArguments(
    args,
    usage,
    {
      account: { type: 'string' },
      past: { type: 'string' },
      'contacts-only': { type: 'boolean' },
      'include-deleted': { type: 'boolean' },
      watch: { type: 'boolean' },
    },
    0,
    0,
  );
  const past = values.past === undefined ? undefined : oneOf(values.past, ['1m', '3m', '6m', '1y'], '--past');
  if (values['include-deleted'] === true && past === undefined)
    throw wrongUsage(usage, '--include-deleted goes with --past.');
  // R115: not offered for the first sync
  if (values['contacts-only'] === true && past === undefined)
    throw wrongUsage(usage, '--contacts-only goes with --past.');
  if (values.watch === true) return watch(console, values.account);
  const pass = {
    past,
    contactsOnly: values['contacts-only'] === true,
    includeDeleted: values['include-deleted'] === true,
  };
  const reports = await console.withEngine((engine) => runPass(console, engine.context, values.account, pass));
  return {
    json: { accounts: reports.map(printReport) },
    text: reports.map(describe).join('\n'),
    exitCode: reports.some((report) => report.error !== undefined) ? SYNC_ERRORS : 0,
  };
}

async function runPass(
  console: Console,
  context: Parameters<typeof syncOnce>[0],
  email: string | undefined,
  pass: { past: PastRange | undefined; contactsOnly: boolean; includeDeleted: boolean },
): Promise<SyncReport[]> {
  const ended = new AbortController();
  process.once('SIGINT', () => ended.abort());
  const reports: SyncReport[] = [];
  for (const account of getSyncAccounts(context, email)) {
    console.note(`Syncing ${account.email} …`);
    const { past: range, ...choice } = pass;
    const past = range === undefined ? {} : { past: { range, ...choice } };
    reports.push(await syncOnce(context, account, { ...past, signal: ended.signal }));
  }
  return reports;
}

function printReport({ error, ...report }: SyncReport) {
  if (error === undefined) return report;
  return { ...report, error: { code: error.code, message: error.message, retryable: error.retryable } };
}

function describe(report: SyncReport): string {
  const { done, pending, failed } = report.operations;
  const counts = `${report.added} new, ${report.changed} changed, ${report.removed} removed, changes sent ${done}, waiting ${pending}, failed ${failed}, ${report.seconds.toFixed(1)} s`;
  return report.error === undefined
    ? `${report.email}: ${counts}`
    : `${report.email}: ${report.error.message} (${counts})`;
}

/** Stays, pushed by the provider; a line for each change until it is ended. */
async function watch(console: Console, email: string | undefined): Promise<Output> {
  await console.withEngine(async (engine) => {
    getSyncAccounts(engine.context, email);
    engine.subscribe((event) => {
      if (event.type !== 'change') return;
      const ids = event.changes.conversation;
      const conversations =
        ids === undefined || ids === 'many' ? ids : ids.map((id) => printConversation(id as ConversationId));
      const arrived = (event.arrived ?? []).map((id) => printConversation(id as ConversationId));
      const line = { at: isoTime(Date.now()), areas: Object.keys(event.changes), conversations, arrived };
      process.stdout.write(`${JSON.stringify(line)}\n`);
    });
    console.note('Watching; end with Ctrl-C.');
    await new Promise<void>((resolve) => {
      process.once('SIGINT', resolve);
      process.once('SIGTERM', resolve);
    });
  }, true);
  return { json: null, text: '' };
}
