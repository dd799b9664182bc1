import type { ListScope } from '#shared/model/selection.ts';
import { nameKey } from '#shared/rules/search-text.ts';
import { type ReadDb, statement } from './sqlite.ts';

/** Where the rows of a list come from: each source has (lane, date, id) in order. */
export interface ListSource {
  /** What is read, with the names `id` and `date`; `s` is the source. */
  readonly select: string;
  readonly from: string;
  /** Beside the lane and the date; with its parameters. */
  readonly where: string;
  readonly params: readonly number[];
  readonly date: 's.date' | 's.sent_date';
}

const labelsNamed = statement<{ id: number }, [string]>('SELECT id FROM label WHERE name_key = ?');
const foldersAt = statement<{ id: number; role: string }, [string]>('SELECT id, role FROM folder WHERE path = ?');
const foldersOf = statement<{ id: number; role: string }, [string, number]>(
  'SELECT id, role FROM folder WHERE path = ? AND account_id = ?',
);

/**
 * A list without a label is the conversations themselves. A label's list is kept beside them, so that the few conversations of a rare label
 * are not looked for among a million. Several sources may name the same conversation.
 */
export function listSources(db: ReadDb, scope: ListScope): ListSource[] {
  const sent = scope.view === 'sent';
  const date = sent ? 's.sent_date' : 's.date';
  const whole: ListSource = {
    select: `s.id AS id, ${date} AS date`,
    from: `conversation s INDEXED BY conversation_lane${sent ? '_sent' : ''}`,
    where: sent ? 's.in_sent = 1' : '1',
    params: [],
    date,
  };
  if (scope.label === undefined) return [whole];
  // Sent has another order than a label's list: its own is walked
  const kept = (table: 'label' | 'folder', id: number): ListSource =>
    sent
      ? {
          ...whole,
          where: `${whole.where} AND EXISTS (SELECT 1 FROM conversation_${table} k WHERE k.${table}_id = ? AND k.conversation_id = s.id)`,
          params: [id],
        }
      : {
          select: 's.conversation_id AS id, s.date AS date',
          from: `conversation_${table} s INDEXED BY conversation_${table}_lane`,
          where: `s.${table}_id = ?`,
          params: [id],
          date,
        };
  const { label, account } = scope;
  const folders = account === undefined ? foldersAt(db).all(label) : foldersOf(db).all(label, account);
  return [
    ...labelsNamed(db)
      .all(nameKey(label))
      .map(({ id }) => kept('label', id)),
    ...folders.map(({ id, role }) => (role === 'inbox' || role === 'sent' ? inFolder(whole, id) : kept('folder', id))),
  ];
}

/** Nearly everything is in the provider's inbox or its sent mail, so they have no list of their own. */
const inFolder = (whole: ListSource, folder: number): ListSource => ({
  ...whole,
  where: `${whole.where} AND EXISTS (
    SELECT 1 FROM message m JOIN location l ON l.message_id = m.id WHERE m.conversation_id = s.id AND l.folder_id = ?)`,
  params: [folder],
});
