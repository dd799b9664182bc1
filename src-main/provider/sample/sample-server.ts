import type { FolderRole } from '#shared/model/folder.ts';
import type { FlagBits } from '#shared/model/mail.ts';
import { toBits } from '../imap/flags.ts';
import { sampleMailbox } from './mailbox/sample-mailbox.ts';

export interface SampleItem {
  readonly uid: number;
  flags: FlagBits;
  readonly raw: Buffer;
  readonly receivedAt: number;
  modseq: number;
}

export interface SampleFolder {
  readonly path: string;
  readonly role: FolderRole;
  uidnext: number;
  items: SampleItem[];
  readonly vanished: { uid: number; modseq: number }[];
}

const roles: Readonly<Record<string, FolderRole>> = {
  INBOX: 'inbox',
  Sent: 'sent',
  Archive: 'archive',
  Trash: 'trash',
  Drafts: 'drafts',
  Junk: 'junk',
};

/** UIDVALIDITY of every sample folder: they never change. */
export const SAMPLE_UIDVALIDITY = 1;

/** A mailbox in memory that behaves as a provider's does: several connections see each other's changes. */
export class SampleServer {
  readonly folders = new Map<string, SampleFolder>();
  private modseq = 1;
  private readonly listeners = new Set<(path: string) => void>();

  /** @param epoch the day whose mail it holds; the same day, the same mail. */
  constructor(epoch: Date) {
    for (const [path] of Object.entries(roles)) this.addFolder(path);
    for (const message of sampleMailbox(epoch)) {
      const folder = this.folders.get(message.folder) ?? this.addFolder(message.folder);
      this.add(folder, Buffer.from(message.raw), toBits(message.flags), message.internalDate.getTime());
    }
  }

  get highestModseq(): number {
    return this.modseq;
  }

  addFolder(path: string): SampleFolder {
    const folder: SampleFolder = { path, role: roles[path] ?? 'other', uidnext: 1, items: [], vanished: [] };
    this.folders.set(path, folder);
    return folder;
  }

  add(folder: SampleFolder, raw: Buffer, flags: FlagBits, receivedAt: number): number {
    this.modseq += 1;
    const uid = folder.uidnext;
    folder.uidnext += 1;
    folder.items.push({ uid, flags, raw, receivedAt, modseq: this.modseq });
    this.tell(folder.path);
    return uid;
  }

  take(folder: SampleFolder, uids: readonly number[]): SampleItem[] {
    const wanted = new Set(uids);
    const taken = folder.items.filter((item) => wanted.has(item.uid));
    if (taken.length === 0) return [];
    this.modseq += 1;
    folder.items = folder.items.filter((item) => !wanted.has(item.uid));
    for (const item of taken) folder.vanished.push({ uid: item.uid, modseq: this.modseq });
    this.tell(folder.path);
    return taken;
  }

  mark(folder: SampleFolder, uids: readonly number[], flag: FlagBits, value: boolean): void {
    const wanted = new Set(uids);
    this.modseq += 1;
    for (const item of folder.items) {
      if (!wanted.has(item.uid)) continue;
      item.flags = value ? item.flags | flag : item.flags & ~flag;
      item.modseq = this.modseq;
    }
    this.tell(folder.path);
  }

  watch(listener: (path: string) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private tell(path: string): void {
    for (const listener of this.listeners) listener(path);
  }
}
