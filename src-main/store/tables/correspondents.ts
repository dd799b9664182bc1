import { type ReadDb, statement } from '../sqlite.ts';
import type { Tx } from '../store.ts';

/** How an address is in a conversation. */
export const correspondentBits = { received: 1, sent: 2, copied: 4 } as const;

export interface CorrespondentRow {
  readonly address_id: number;
  readonly conversation_id: number;
  readonly bits: number;
}

const ofConversation = statement<CorrespondentRow, [number]>(
  'SELECT address_id, conversation_id, bits FROM correspondent WHERE conversation_id = ?',
);
const ofAddress = statement<{ conversation_id: number }, [number, number, number]>(
  'SELECT conversation_id FROM correspondent WHERE address_id = ? AND conversation_id > ? ORDER BY conversation_id LIMIT ?',
);
const put = statement<never, [number, number, number]>(
  `INSERT INTO correspondent (address_id, conversation_id, bits) VALUES (?, ?, ?)
   ON CONFLICT DO UPDATE SET bits = bits | excluded.bits WHERE bits | excluded.bits <> bits`,
);
const setBits = statement<never, [number, number, number]>(
  'UPDATE correspondent SET bits = ? WHERE address_id = ? AND conversation_id = ?',
);
const remove = statement<never, [number, number]>(
  'DELETE FROM correspondent WHERE address_id = ? AND conversation_id = ?',
);
const join = statement<never, [number, number]>(
  `INSERT INTO correspondent (address_id, conversation_id, bits)
     SELECT address_id, ?, bits FROM correspondent WHERE conversation_id = ?
   ON CONFLICT DO UPDATE SET bits = bits | excluded.bits`,
);
const removeAll = statement<never, [number]>('DELETE FROM correspondent WHERE conversation_id = ?');

export const correspondentsOf = (db: ReadDb, conversation: number): CorrespondentRow[] =>
  ofConversation(db).all(conversation);

/** Conversations with an address, by id, after `after`. */
export const conversationsWith = (db: ReadDb, address: number, after = 0, limit = -1): number[] =>
  ofAddress(db)
    .all(address, after, limit)
    .map((row) => row.conversation_id);

/** Adds to how an address is in a conversation. */
export function addCorrespondent(tx: Tx, address: number, conversation: number, bits: number): void {
  put(tx.db).run(address, conversation, bits);
}

/** 0 takes it out. */
export function setCorrespondent(tx: Tx, row: CorrespondentRow, bits: number): void {
  if (bits === 0) remove(tx.db).run(row.address_id, row.conversation_id);
  else if (bits !== row.bits) setBits(tx.db).run(bits, row.address_id, row.conversation_id);
}

/** Two conversations turned out to be one. */
export function joinCorrespondents(tx: Tx, kept: number, joined: number): void {
  join(tx.db).run(kept, joined);
  removeAll(tx.db).run(joined);
}
