import type { MailHeader } from '#shared/model/mail.ts';
import type { MailSession } from '../provider/provider.ts';
import type { MessageBody } from '../store/content-codec.ts';
import type { Store } from '../store/store.ts';
import type { StoredAccount } from '../store/tables/accounts.ts';

/** A message as it was read; its raw bytes are on the disk. */
export interface IntakeResult {
  readonly header: MailHeader;
  readonly body: MessageBody;
}

/** Reads raw mail and stores its bytes, durably, beside the engine's thread. Batches are answered in order. */
export interface Intake {
  store(batch: readonly Buffer[]): Promise<readonly IntakeResult[]>;
}

/** What every function of the sync needs. */
export interface SyncContext {
  readonly store: Store;
  readonly intake: Intake;
  readonly account: StoredAccount;
  readonly session: MailSession;
  readonly now: () => number;
  /** What this pass did, for the report of `dealbox sync`. */
  readonly tally: Tally;
  /** Messages committed together: few while a person may wait behind them, many where nobody does. */
  batchSize(): number;
  /** Called when there is nothing to do but wait for the parser; takes no longer than a batch. */
  readonly spare?: () => void;
  /** Ends long work between two batches. */
  readonly signal: AbortSignal;
}

export interface Tally {
  added: number;
  changed: number;
  removed: number;
}

export const newTally = (): Tally => ({ added: 0, changed: 0, removed: 0 });
