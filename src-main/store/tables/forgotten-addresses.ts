import { normalizeAddress } from '#shared/rules/address.ts';
import { type ReadDb, statement } from '../sqlite.ts';
import type { Tx } from '../store.ts';

const put = statement<never, [string]>('INSERT INTO forgotten_address (address) VALUES (?) ON CONFLICT DO NOTHING');
const all = statement<{ address: string }, []>('SELECT address FROM forgotten_address');

/** D23: no longer suggested as a recipient. */
export function forgetAddress(tx: Tx, address: string): void {
  put(tx.db).run(normalizeAddress(address) || address.toLowerCase());
  tx.touch('writing');
}

export const forgottenAddresses = (db: ReadDb): Set<string> =>
  new Set(
    all(db)
      .all()
      .map((row) => row.address),
  );
