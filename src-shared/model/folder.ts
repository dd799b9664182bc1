import { z } from '../lib/z.ts';
import { FolderId } from './ids.ts';

/** What a folder is for: RFC 6154 special use, the server's inbox, or nothing in particular. */
export const FolderRole = z.enum(['inbox', 'sent', 'archive', 'trash', 'drafts', 'junk', 'all', 'other']);
export type FolderRole = z.infer<typeof FolderRole>;

export const Folder = z.object({
  id: FolderId,
  path: z.string(),
  role: FolderRole,
  /** New mail of this folder is brought in (inbox, sent, and the labels of SYN-4). */
  synced: z.boolean(),
});
export type Folder = z.infer<typeof Folder>;
