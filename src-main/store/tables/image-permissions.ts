import { type ReadDb, statement } from '../sqlite.ts';
import type { Tx } from '../store.ts';

const find = statement<{ sender: string }, [string]>('SELECT sender FROM image_permission WHERE sender = ?');
const put = statement<never, [string]>('INSERT INTO image_permission (sender) VALUES (?) ON CONFLICT DO NOTHING');
const remove = statement<never, [string]>('DELETE FROM image_permission WHERE sender = ?');

/** INB-5: whether this sender's remote images are always shown. */
export function imagesAllowed(db: ReadDb, sender: string): boolean {
  return find(db).get(sender.trim().toLowerCase()) !== undefined;
}

export function setImagesAllowed(tx: Tx, sender: string, allow: boolean): void {
  const key = sender.trim().toLowerCase();
  if (allow) put(tx.db).run(key);
  else remove(tx.db).run(key);
  tx.touch('setting');
}
