import type { NeverLogEntry } from '#shared/contract/never-log.ts';
import type { NeverLogId } from '#shared/model/ids.ts';
import { type ReadDb, statement } from './sqlite.ts';
import { addressesCovered } from './tables/addresses.ts';
import { conversationsWith } from './tables/correspondents.ts';
import type { NeverLogRow } from './tables/never-log.ts';
import { localUser, userName } from './tables/workspace-users.ts';

/** The two forms, as help (NLG-1, R131). */
export const neverLogHelp =
  'Write an address (name@example.com) or a whole domain (*@example.com). Subdomains are entries of their own.';

/** An entry as the settings page shows it. */
export function viewEntry(db: ReadDb, row: NeverLogRow): NeverLogEntry {
  const user = localUser(db);
  return {
    id: row.id as NeverLogId,
    pattern: row.pattern,
    scope: row.scope,
    addedBy: row.added_by === user.id ? user.name || 'you' : userName(db, row.added_by),
    addedAt: row.added_at,
    earlierToo: row.since === 0,
    matches: addressesCovered(db, row.pattern).length,
  };
}

const isLinked = statement<{ found: number }, [number]>(
  'SELECT EXISTS (SELECT 1 FROM link WHERE conversation_id = ? AND linked = 1 AND manual = 0) AS found',
);

/** Counting stops here: "20,000 or more". */
const MOST_COUNTED = 20_000;

/** Conversations with what an entry covers that are on somebody's record by themselves (NLG-5). */
export function countLogged(db: ReadDb, pattern: string): number {
  const seen = new Set<number>();
  let logged = 0;
  for (const address of addressesCovered(db, pattern)) {
    for (const id of conversationsWith(db, address.id, 0, MOST_COUNTED)) {
      if (seen.has(id)) continue;
      seen.add(id);
      logged += isLinked(db).get(id)?.found ?? 0;
      if (seen.size >= MOST_COUNTED) return logged;
    }
  }
  return logged;
}
