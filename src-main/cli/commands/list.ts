import type { CallOutput } from '#shared/contract/contract.ts';
import type { Account } from '#shared/model/account.ts';
import type { ConversationRow } from '#shared/model/conversation.ts';
import { DealboxError } from '#shared/model/error.ts';
import { printConversation } from '#shared/model/ids.ts';
import { MailFilter } from '#shared/model/selection.ts';
import { oneOf, readArguments, readCount, wrongUsage } from '../command-line.ts';
import { askReader, type Console, isoTime, type Output } from '../console.ts';
import { printLink } from './link.ts';
import { listWritten } from './list-written.ts';

const usage = 'list inbox|archive|sent|drafts|outbox [--filter NAME…] [--label L] [--limit N] [--after CURSOR]';

/** Filters of CLI.md that need tracking. */
const later = new Set(['opened']);

export async function listCommand(console: Console, args: readonly string[]): Promise<Output> {
  const { values, positionals } = readArguments(
    args,
    usage,
    {
      filter: { type: 'string', multiple: true },
      label: { type: 'string' },
      limit: { type: 'string' },
      after: { type: 'string' },
    },
    1,
    1,
  );
  const view = oneOf(positionals[0] ?? '', ['inbox', 'archive', 'sent', 'drafts', 'outbox'], 'The list');
  if (view === 'drafts' || view === 'outbox') {
    if (values.filter !== undefined || values.label !== undefined || values.after !== undefined)
      throw wrongUsage(usage, `The list of ${view} takes only --limit.`);
    return listWritten(console, view, readCount(values.limit, 50));
  }
  const scope = {
    view,
    filters: (values.filter ?? []).flatMap(readFilter),
    ...(values.label === undefined ? {} : { label: values.label }),
  };
  const input = { scope, after: values.after ?? null, limit: readCount(values.limit, 50) };
  return console.withReader((reader) => {
    const accounts = askReader(reader, 'accounts', {});
    const { rows, next, total } = askReader(reader, 'listPage', input);
    return {
      json: { conversations: rows.map((row) => printRow(row, accounts)), next, total },
      text: [...rows.map(describe), `${rows.length} of ${total}`].join('\n'),
    };
  });
}

function readFilter(name: string): MailFilter[] {
  if (name === 'all') return [];
  if (later.has(name)) throw new DealboxError('wrong-usage', `The filter ${name} is not in this version yet.`);
  return [oneOf(name, MailFilter.options, '--filter')];
}

function printRow(row: CallOutput<'listPage'>['rows'][number], accounts: readonly Account[]) {
  return {
    id: printConversation(row.id),
    account: accounts.find((account) => account.id === row.account)?.email ?? '',
    subject: row.subject,
    participants: row.participants.map(({ name, address, me }) => ({ name, address, me })),
    date: isoTime(row.date),
    unread: row.unread > 0,
    starred: row.starred,
    archived: row.standing === 'archive',
    messages: row.messages,
    labels: row.labels,
    links: row.links.map(printLink),
  };
}

function describe(row: ConversationRow): string {
  const people = row.participants.map((person) => (person.me ? 'me' : person.name || person.address)).join(', ');
  const count = row.messages > 1 ? ` (${row.messages})` : '';
  const marks = `${row.unread > 0 ? '●' : ' '}${row.starred ? '★' : ' '}`;
  return `${printConversation(row.id)}\t${marks} ${isoTime(row.date).slice(0, 16)}  ${people}${count}: ${row.subject}`;
}
