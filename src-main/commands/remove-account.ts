import { deleteMessages } from '../store/delete-messages.ts';
import { statement } from '../store/sqlite.ts';
import type { Store } from '../store/store.ts';
import { deleteAccountRow } from '../store/tables/accounts.ts';
import { findMessage } from '../store/tables/messages.ts';

const PIECE = 500;
const some = statement<{ id: number }, [number, number]>('SELECT id FROM message WHERE account_id = ? LIMIT ?');

/**
 * ACC-5: the account's mail, queue and settings. In pieces, so that everything else goes on beside it; after a crash it is simply done
 * again. The provider is not touched. Gives the number of messages.
 */
export async function removeAccount(store: Store, account: number, now: () => number): Promise<number> {
  let removed = 0;
  for (;;) {
    const ids = some(store.db).all(account, PIECE);
    if (ids.length === 0) break;
    store.write((tx) => {
      const messages = ids.map((row) => findMessage(tx.db, row.id)).filter((row) => row !== undefined);
      deleteMessages(tx, messages, false, now());
    });
    removed += ids.length;
    await new Promise((resolve) => setImmediate(resolve));
  }
  store.write((tx) => {
    tx.db.prepare<[number]>('DELETE FROM conversation WHERE account_id = ?').run(account);
    deleteAccountRow(tx, account);
  });
  return removed;
}
