import type { CallOutput, CallParsed } from '#shared/contract/contract.ts';
import { getAccount } from '../store/tables/accounts.ts';
import { findFolderByPath, saveFolderCount } from '../store/tables/folders.ts';
import { connectAccount } from './connect-account.ts';
import type { EngineContext } from './engine-context.ts';

/** A person looks at the list meanwhile, which shows what was counted last. Milliseconds. */
const PATIENCE = 60_000;

/**
 * SYN-4: asks the provider how many emails each folder or label has, for choosing what is synced; on a connection of its own, in one command
 * where the server can (RFC 5819). Throws what the connection throws.
 */
export async function countFolders(
  { store, credentials, timeout }: EngineContext,
  { account: id }: CallParsed<'countFolders'>,
): Promise<CallOutput<'countFolders'>> {
  const account = getAccount(store.db, id);
  const session = await connectAccount(account, credentials, { timeout, signal: AbortSignal.timeout(PATIENCE) });
  try {
    const counts = await session.countAll();
    store.write((tx) => {
      for (const [path, messages] of counts) {
        const folder = findFolderByPath(tx.db, id, path);
        if (folder !== undefined) saveFolderCount(tx, folder, messages);
      }
    });
    return { folders: counts.size };
  } finally {
    await session.close();
  }
}
