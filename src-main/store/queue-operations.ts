import { flagBits } from '#shared/model/mail.ts';
import type { OperationKind, ProviderMark } from '#shared/model/operation.ts';
import {
  type Coalesced,
  coalesceLabel,
  coalesceMark,
  coalesceMove,
  coalesceTrash,
  type Waiting,
} from '#shared/rules/operations.ts';
import type { Tx } from './store.ts';
import { type FolderRow, listFolders } from './tables/folders.ts';
import { type LocationRow, locationsOfMessage } from './tables/locations.ts';
import type { MessageRow } from './tables/messages.ts';
import {
  insertOperation,
  type OperationPayload,
  openOperationsOfMessage,
  readPayload,
  removeOperation,
} from './tables/operations.ts';

/** Writes operations of one command, or of what follows from one; folders are looked up once. */
export class OperationQueue {
  private readonly tx: Tx;
  private readonly now: number;
  private readonly folders = new Map<number, Map<number, FolderRow>>();
  written = 0;

  constructor(tx: Tx, now: number) {
    this.tx = tx;
    this.now = now;
  }

  /** ARC-5: what is in the provider's inbox goes to its archive. */
  archive(message: MessageRow): void {
    const inInbox = this.locations(message).filter((location) => this.folder(message, location)?.role === 'inbox');
    const waiting = this.waiting(message);
    if (inInbox.length === 0 && waiting.length === 0) return;
    this.apply(message, 'archive', coalesceMove('archive', waiting), inInbox);
  }

  /** ARC-5: only what Dealbox itself had archived there, or was about to, is moved back. */
  unarchive(message: MessageRow): void {
    const waiting = this.waiting(message);
    const ours = message.archived_externally === 1 || waiting.some((operation) => operation.kind === 'archive');
    if (!ours) return;
    this.apply(message, 'unarchive', coalesceMove('unarchive', waiting), this.locations(message));
  }

  /** DEL-3: every copy goes to the provider's Trash. */
  trash(message: MessageRow): void {
    this.apply(message, 'trash', coalesceTrash(this.waiting(message)), this.locations(message));
  }

  mark(message: MessageRow, flag: ProviderMark, value: boolean): void {
    const bit = flagBits[flag];
    const locations = this.locations(message);
    const differs = locations.some((location) => ((location.flags & bit) !== 0) !== value);
    this.apply(message, 'mark', coalesceMark(flag, differs, this.waiting(message)), locations, { flag, value });
  }

  /** INB-4: a label of the provider's own, where its folders are labels. `has`: the provider shows it on the message already. */
  label(message: MessageRow, label: string, value: boolean, has: boolean): void {
    const { drop, add } = coalesceLabel(label, has !== value, this.waiting(message));
    // where it is does not matter: all mail has one place there where labels can be changed
    this.apply(message, 'label', { drop, add }, [], { label, value });
  }

  private apply(
    message: MessageRow,
    kind: OperationKind,
    { drop, add }: Coalesced,
    at: readonly LocationRow[],
    mark: Pick<OperationPayload, 'flag' | 'label' | 'value'> = {},
  ): void {
    for (const id of drop) removeOperation(this.tx, id);
    if (!add) return;
    const payload: OperationPayload = {
      messageId: message.message_id,
      identity: message.identity.toString('hex'),
      size: message.size,
      at: at.flatMap((location) => {
        const folder = this.folder(message, location);
        return folder === undefined
          ? []
          : [{ folder: folder.path, uidvalidity: folder.uidvalidity, uid: location.uid }];
      }),
      ...mark,
    };
    const { account_id: account, id, conversation_id: conversation } = message;
    insertOperation(this.tx, { account, kind, message: id, conversation, payload }, this.now);
    this.written += 1;
  }

  private locations(message: MessageRow): LocationRow[] {
    return locationsOfMessage(this.tx.db, message.id);
  }

  private folder(message: MessageRow, location: LocationRow): FolderRow | undefined {
    let known = this.folders.get(message.account_id);
    if (known === undefined) {
      known = new Map(listFolders(this.tx.db, message.account_id).map((folder) => [folder.id as number, folder]));
      this.folders.set(message.account_id, known);
    }
    return known.get(location.folder_id);
  }

  private waiting(message: MessageRow): Waiting[] {
    return openOperationsOfMessage(this.tx.db, message.id).map((row): Waiting => {
      const base = { id: row.id, kind: row.kind, running: row.state === 'running' };
      if (row.kind !== 'mark' && row.kind !== 'label') return base;
      const { flag, label } = readPayload(row);
      return { ...base, ...(flag === undefined ? {} : { flag }), ...(label === undefined ? {} : { label }) };
    });
  }
}
