import type { CallOutput, CallParsed } from '#shared/contract/contract.ts';
import { type ReadDb, statement } from '../../store/sqlite.ts';
import { getAccount } from '../../store/tables/accounts.ts';
import { listActivity } from '../../store/tables/activity.ts';
import { findConversation } from '../../store/tables/conversations.ts';
import { type AddedBy, findMessage, messagesOfConversation } from '../../store/tables/messages.ts';
import { openOperationsOfMessage } from '../../store/tables/operations.ts';
import { dayOf } from '../items/link-text.ts';
import { linkReport } from './link-report.ts';
import { sharingOf } from './sharing.ts';

type Section = NonNullable<CallOutput<'why'>>['sections'][number];

const origin = statement<{ added_by: AddedBy; added_at: number; path: string | null }, [number]>(
  'SELECT m.added_by, m.added_at, f.path FROM message m LEFT JOIN folder f ON f.id = m.added_from WHERE m.id = ?',
);
const places = statement<{ path: string }, [number]>(
  'SELECT DISTINCT f.path FROM location l JOIN folder f ON f.id = l.folder_id WHERE l.message_id = ? ORDER BY f.path',
);
const syncs: Readonly<Record<AddedBy, string>> = {
  first: 'the first sync',
  live: 'new mail',
  past: 'syncing past emails',
  gap: 'the healing of a gap',
};

/** INB-9: why a message is here, linked as it is, and seen by whom. Null where it is no longer there. */
export function why(db: ReadDb, { message: id }: CallParsed<'why'>): CallOutput<'why'> {
  const message = findMessage(db, id);
  const conversation = message === undefined ? undefined : findConversation(db, message.conversation_id);
  const report = conversation === undefined ? null : linkReport(db, conversation.id);
  if (message === undefined || conversation === undefined || report === null) return null;
  const sharing = sharingOf(db, conversation);
  const sections: Section[] = [
    { about: 'brought', lines: broughtLines(db, id, message.account_id) },
    { about: 'conversation', lines: [conversationLine(db, conversation.id)] },
    { about: 'linked', lines: report.links.map((link) => `${link.item.name}: ${link.text}`) },
    { about: 'not-linked', lines: report.missing.map((missing) => missing.text) },
    { about: 'seen', lines: [sharing.sight, sharing.text] },
    { about: 'provider', lines: providerLines(db, id, conversation.id, message.archived_externally === 1) },
  ];
  return { sections: sections.filter((section) => section.lines.length > 0) };
}

function broughtLines(db: ReadDb, message: number, account: number): string[] {
  const row = origin(db).get(message);
  if (row === undefined) return [];
  const folder = row.path === null ? 'a folder that is gone' : `“${row.path}”`;
  const now = places(db).all(message);
  return [
    `Brought by ${syncs[row.added_by]} from ${folder} of ${getAccount(db, account).email} on ${dayOf(row.added_at)}.`,
    now.length === 0
      ? 'At the provider it is in no folder that is known.'
      : `At the provider it is in ${now.map((one) => `“${one.path}”`).join(', ')}.`,
  ];
}

function conversationLine(db: ReadDb, conversation: number): string {
  const count = messagesOfConversation(db, conversation).length;
  return count < 2
    ? 'It is the only message of its conversation.'
    : `${count} messages are one conversation because they name each other as answers (Message-ID, In-Reply-To, References).`;
}

function providerLines(db: ReadDb, message: number, conversation: number, archivedThere: boolean): string[] {
  return [
    ...(archivedThere ? ['Dealbox archived it at the provider too; Unarchive moves it back.'] : []),
    ...openOperationsOfMessage(db, message).map((operation) => `Waiting for the provider: ${operation.kind}.`),
    ...listActivity(db, conversation)
      .filter((entry) => entry.where === 'provider')
      .map((entry) => `${dayOf(entry.at)}: ${entry.text}`),
  ];
}
