import { DealboxError } from '#shared/model/error.ts';
import { deleteMessages } from '../store/delete-messages.ts';
import { closeIncident, findIncident } from '../store/tables/incidents.ts';
import { findMessage } from '../store/tables/messages.ts';
import { listMissingOfIncident, removeMissing } from '../store/tables/missing.ts';
import type { CommandContext } from './command-context.ts';

/**
 * M14: a person's answer to "312 emails vanished at once". `delete-here` follows the provider; `keep` leaves them here for good, no longer
 * looked for; `dismiss` only closes a notice. Throws `not-found`.
 */
export function resolveIncident(
  { store, now }: CommandContext,
  { id, decision }: { id: number; decision: 'delete-here' | 'keep' | 'dismiss' },
): { messages: number } {
  return store.write((tx) => {
    const incident = findIncident(tx.db, id);
    if (incident === null) throw new DealboxError('not-found', 'This was settled already.');
    const held = listMissingOfIncident(tx.db, id);
    if (decision === 'dismiss' && held.length > 0)
      throw new DealboxError('invalid-input', 'Decide first what becomes of these emails.');
    if (decision === 'delete-here') {
      const messages = held.map((row) => findMessage(tx.db, row.message_id)).filter((row) => row !== undefined);
      deleteMessages(tx, messages, false, now());
    }
    for (const row of held) removeMissing(tx, row.message_id);
    closeIncident(tx, incident);
    return { messages: held.length };
  });
}
