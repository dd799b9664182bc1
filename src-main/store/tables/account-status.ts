import type { ErrorCode } from '#shared/model/error.ts';
import type { SyncPhase } from '#shared/model/sync.ts';
import { type ReadDb, statement } from '../sqlite.ts';
import type { Tx } from '../store.ts';

export interface AccountStatus {
  phase: SyncPhase;
  push: number;
  progress_done: number;
  progress_total: number;
  last_success_at: number;
  next_try_at: number;
  error_code: ErrorCode | '';
  error_message: string;
  checked_here: number;
  checked_there: number;
  checked_at: number;
  /** What the provider was known as at the last connection; '' before the first. */
  provider: string;
  /** Whether its folders are labels (X-GM-EXT-1). */
  labelling: number;
}

const none: AccountStatus = {
  phase: 'off',
  push: 0,
  progress_done: 0,
  progress_total: 0,
  last_success_at: 0,
  next_try_at: 0,
  error_code: '',
  error_message: '',
  checked_here: 0,
  checked_there: 0,
  checked_at: 0,
  provider: '',
  labelling: 0,
};

const one = statement<AccountStatus, [number]>(
  `SELECT phase, push, progress_done, progress_total, last_success_at, next_try_at, error_code, error_message,
          checked_here, checked_there, checked_at, provider, labelling
   FROM account_status WHERE account_id = ?`,
);
const update = statement<never, (string | number)[]>(
  `UPDATE account_status SET phase = ?, push = ?, progress_done = ?, progress_total = ?, last_success_at = ?, next_try_at = ?,
     error_code = ?, error_message = ?, checked_here = ?, checked_there = ?, checked_at = ?, provider = ?, labelling = ?
   WHERE account_id = ?`,
);

export function accountStatus(db: ReadDb, account: number): AccountStatus {
  return one(db).get(account) ?? none;
}

/** Changes what is given; a status that stays the same writes and tells nothing. */
export function setAccountStatus(tx: Tx, account: number, change: Partial<AccountStatus>): void {
  const before = accountStatus(tx.db, account);
  const after = { ...before, ...change };
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  update(tx.db).run(
    after.phase,
    after.push,
    after.progress_done,
    after.progress_total,
    after.last_success_at,
    after.next_try_at,
    after.error_code,
    after.error_message,
    after.checked_here,
    after.checked_there,
    after.checked_at,
    after.provider,
    after.labelling,
    account,
  );
  tx.touch('sync', account);
}

/** After a crash nothing is connecting or syncing any more. */
export function resetPhases(tx: Tx): void {
  tx.db.exec(`UPDATE account_status SET phase = 'off', push = 0, next_try_at = 0`);
}
