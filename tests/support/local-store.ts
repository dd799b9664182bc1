import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AccountType } from '#shared/model/account.ts';
import type { FolderRole } from '#shared/model/folder.ts';
import { parseMessage } from '../../src-main/provider/mime/parse-message.ts';
import { toBody } from '../../src-main/store/content-codec.ts';
import { PackWriter, packEnd } from '../../src-main/store/packs.ts';
import { openStore, type Store } from '../../src-main/store/store.ts';
import { findAccount, getAccount, insertAccount, type StoredAccount } from '../../src-main/store/tables/accounts.ts';
import { type FolderRow, findFolderByPath, saveListedFolder } from '../../src-main/store/tables/folders.ts';
import { type AddedBy, findMessageByIdentity, type MessageRow } from '../../src-main/store/tables/messages.ts';
import { indexSome } from '../../src-main/store/tables/search-index.ts';
import { type Arriving, applyMessages } from '../../src-main/sync/apply-messages.ts';
import { newTally } from '../../src-main/sync/sync-context.ts';
import { message } from './messages.ts';

/** How a message comes; what is left out is ordinary: new mail in alice's inbox, unread, received now, with its body. */
export interface Coming {
  readonly account?: string;
  readonly folder?: string;
  readonly uid?: number;
  readonly flags?: number;
  readonly by?: AddedBy;
  readonly receivedAt?: number;
  readonly headerOnly?: boolean;
  readonly includeDeleted?: boolean;
}

/** A store on a throw-away folder, filled through the same function that sync uses; no server, no thread. */
export interface LocalStore {
  readonly dir: string;
  readonly store: Store;
  account(email: string, type?: AccountType): StoredAccount;
  folder(path: string, account?: string): FolderRow;
  /** Brings one message in. Undefined where it was passed over. */
  receive(raw: Buffer, coming?: Coming): MessageRow | undefined;
  /** Many at once, in one transaction. */
  receiveAll(raws: readonly Buffer[], coming?: Coming): void;
  /** As receive(), which must bring it in. */
  mail(parts: Parameters<typeof message>[0], coming?: Coming): MessageRow;
  /** Puts everything into the full-text index. */
  index(): void;
  /** Ends it as a crash does, and opens it again. */
  reopen(): Store;
  close(): void;
}

const roles: Readonly<Record<string, FolderRole>> = {
  INBOX: 'inbox',
  Sent: 'sent',
  Archive: 'archive',
  Trash: 'trash',
  Drafts: 'drafts',
  Junk: 'junk',
};

export function openLocalStore(): LocalStore {
  const dir = mkdtempSync(join(tmpdir(), 'dealbox-store-'));
  let store = openStore(dir);
  let writer: PackWriter | undefined;
  let nextUid = 1;

  function account(email: string, type: AccountType = 'personal'): StoredAccount {
    const known = findAccount(store.db, email);
    if (known !== null) return known;
    const nowhere = { host: 'localhost', port: 1, tls: 'on' } as const;
    return store.write((tx) => {
      const connection = { imap: nowhere, smtp: nowhere, user: email };
      const fields = { email, displayName: '', type, provider: 'imap', labels: [], visibility: 'private' } as const;
      return getAccount(tx.db, insertAccount(tx, { ...fields, labels: [], connection }, Date.now()));
    });
  }

  function folder(path: string, email = 'alice@example.test'): FolderRow {
    const { id } = account(email);
    const known = findFolderByPath(store.db, id, path);
    if (known !== undefined) return known;
    const role = roles[path] ?? 'other';
    store.write((tx) => {
      const folderId = saveListedFolder(tx, id, { path, delimiter: '/', role, selectable: true, synced: true }, 0);
      tx.db.prepare<[number]>('UPDATE folder SET uidvalidity = 1 WHERE id = ?').run(folderId);
    });
    return folder(path, email);
  }

  function receiveAll(raws: readonly Buffer[], coming: Coming = {}): void {
    const { headerOnly = false, flags = 0, receivedAt = Date.now() } = coming;
    writer ??= new PackWriter(store.packDir, packEnd(store.db));
    const into = folder(coming.folder ?? 'INBOX', coming.account);
    const arriving: Arriving[] = [];
    for (const raw of raws) {
      const parsed = parseMessage(raw);
      const body = headerOnly ? null : toBody(parsed.content, writer.append(raw));
      const uid = coming.uid ?? nextUid;
      nextUid = Math.max(nextUid, uid) + 1;
      arriving.push({ uid, flags, receivedAt, size: raw.length, header: parsed.header, body });
    }
    writer.sync();
    store.write((tx) => {
      const owner = getAccount(tx.db, into.account_id);
      const { by = 'live', includeDeleted = false } = coming;
      applyMessages(
        { tx, account: owner, folder: into, by, now: Date.now(), tally: newTally(), includeDeleted },
        arriving,
      );
    });
  }

  function receive(raw: Buffer, coming: Coming = {}): MessageRow | undefined {
    receiveAll([raw], coming);
    const { id } = account(coming.account ?? 'alice@example.test');
    return findMessageByIdentity(store.db, id, parseMessage(raw).header.identity);
  }

  return {
    dir,
    get store() {
      return store;
    },
    account,
    folder,
    receive,
    receiveAll,
    mail(parts, coming) {
      const row = receive(message(parts), coming);
      if (row === undefined) throw new Error(`"${parts?.subject}" was passed over`);
      return row;
    },
    index() {
      while (store.write((tx) => indexSome(tx, 1_000)) > 0);
    },
    reopen() {
      writer?.close();
      writer = undefined;
      store.close();
      store = openStore(dir);
      return store;
    },
    close() {
      writer?.close();
      store.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
