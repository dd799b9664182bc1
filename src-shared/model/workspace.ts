import { z } from '../lib/z.ts';

/** NLG-2: what is for all users is an administrator's to decide. */
const Role = z.enum(['administrator', 'regular']);

/** Someone who works in this workspace; on one's own, the one user of it (WSP-1). */
export const WorkspaceUser = z.object({ id: z.number(), name: z.string(), role: Role });
export type WorkspaceUser = z.infer<typeof WorkspaceUser>;
