import type { Account } from '#shared/model/account.ts';
import type { Address } from '#shared/model/conversation.ts';
import type { DraftRow } from '#shared/model/draft.ts';
import { printConversation, printDraft, printMessage } from '#shared/model/ids.ts';
import type { OutboxRow } from '#shared/model/outbox.ts';
import { askReader, type Console, isoTime, type Output } from '../console.ts';

/** `list drafts` and `list outbox`: rows of the same form as conversations', whose messages are still being written or sent. */
export function listWritten(console: Console, view: 'drafts' | 'outbox', limit: number): Promise<Output> {
  return console.withReader((reader) => {
    const accounts = askReader(reader, 'accounts', {});
    const rows =
      view === 'drafts'
        ? askReader(reader, 'drafts', {}).map((row) => printDraftRow(row, accounts))
        : askReader(reader, 'outbox', {}).rows.map((row) => printOutboxRow(row, accounts));
    const shown = rows.slice(0, limit);
    const lines = shown.map(
      (row) => `${row.id}\t${row.date.slice(0, 16)}  ${namesOf(row.participants)}: ${row.subject}`,
    );
    return {
      json: { conversations: shown, next: null, total: rows.length },
      text: [...lines, `${shown.length} of ${rows.length}`].join('\n'),
    };
  });
}

interface Common {
  readonly id: string;
  readonly account: number;
  readonly subject: string;
  readonly to: readonly Address[];
  readonly date: number;
}

function printCommon({ id, account, subject, to, date }: Common, accounts: readonly Account[]) {
  return {
    id,
    account: accounts.find((candidate) => candidate.id === account)?.email ?? '',
    subject,
    participants: to.map(({ name, address }) => ({ name, address, me: false })),
    date: isoTime(date),
    unread: false,
    starred: false,
    archived: false,
    messages: 1,
    labels: [],
    links: [],
  };
}

const printDraftRow = (row: DraftRow, accounts: readonly Account[]) =>
  printCommon({ ...row, id: printDraft(row.id), date: row.changedAt }, accounts);

const printOutboxRow = (row: OutboxRow, accounts: readonly Account[]) => ({
  ...printCommon({ ...row, id: printConversation(row.conversation), date: row.sending.sendAt }, accounts),
  message: printMessage(row.sending.message),
  state: row.sending.state,
  error: row.sending.error,
});

const namesOf = (people: readonly Address[]): string =>
  people.map((person) => person.name || person.address).join(', ');
