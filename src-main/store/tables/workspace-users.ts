import { must } from '#shared/lib/assert.ts';
import type { WorkspaceUser } from '#shared/model/workspace.ts';
import { type ReadDb, statement } from '../sqlite.ts';
import type { Tx } from '../store.ts';

const one = statement<WorkspaceUser, [number]>('SELECT id, name, role FROM workspace_user WHERE id = ?');
const update = statement<never, [string, string, number]>('UPDATE workspace_user SET name = ?, role = ? WHERE id = ?');

/** Who uses this Dealbox. Until it is connected to a workspace there is one user, on this machine (WSP-1). */
const LOCAL_USER = 1;

export const localUser = (db: ReadDb): WorkspaceUser => must(one(db).get(LOCAL_USER), 'user of this workspace');
export const userName = (db: ReadDb, id: number): string => one(db).get(id)?.name ?? '';

export function saveUser(tx: Tx, user: WorkspaceUser): void {
  update(tx.db).run(user.name, user.role, user.id);
  tx.touch('workspace');
}
