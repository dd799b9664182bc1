import { z } from '../lib/z.ts';

/** What a folder is for: RFC 6154 special use, the server's inbox, or nothing in particular. */
export const FolderRole = z.enum(['inbox', 'sent', 'archive', 'trash', 'drafts', 'junk', 'all', 'other']);
export type FolderRole = z.infer<typeof FolderRole>;
