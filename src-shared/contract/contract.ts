import { accountsContract } from './accounts.ts';
import { cleanUpContract } from './cleanup.ts';
import type { CommandDefinition, Input, Output, Parsed, QueryDefinition, Tag } from './define.ts';
import { exchangeContract } from './exchange.ts';
import { itemsContract } from './items.ts';
import { labelsContract } from './labels.ts';
import { linksContract } from './links.ts';
import { mailContract } from './mail.ts';
import { neverLogContract } from './never-log.ts';
import { readingContract } from './reading.ts';
import { snoozeContract } from './snooze.ts';
import { syncContract } from './sync.ts';
import { templatesContract } from './templates.ts';
import { triageContract } from './triage.ts';
import { writingContract } from './writing.ts';

/** Everything that may cross between the window and the engine. One definition gives channel, types, validator and tags. */
export const contract = {
  ...accountsContract,
  ...mailContract,
  ...triageContract,
  ...syncContract,
  ...readingContract,
  ...writingContract,
  ...templatesContract,
  ...snoozeContract,
  ...itemsContract,
  ...linksContract,
  ...labelsContract,
  ...neverLogContract,
  ...cleanUpContract,
  ...exchangeContract,
};

export type Contract = typeof contract;
export type CallName = keyof Contract;

type NamesOf<Kind> = { [N in CallName]: Contract[N] extends Kind ? N : never }[CallName];
export type QueryName = NamesOf<QueryDefinition>;
export type CommandName = NamesOf<CommandDefinition>;

export type CallInput<N extends CallName> = Input<Contract[N]>;
export type CallParsed<N extends CallName> = Parsed<Contract[N]>;
export type CallOutput<N extends CallName> = Output<Contract[N]>;

/** A handler for each name; a missing one fails to compile. */
export type QueryHandlers<Context> = {
  [N in QueryName]: (context: Context, input: CallParsed<N>) => CallOutput<N>;
};
export type CommandHandlers<Context> = {
  [N in CommandName]: (context: Context, input: CallParsed<N>) => CallOutput<N> | Promise<CallOutput<N>>;
};

/**
 * What was committed. `seq` grows by one with each event; a gap means that something was missed and all is asked again.
 * Per tag the ids that changed, or `many`.
 */
export interface ChangeEvent {
  readonly seq: number;
  readonly changes: Partial<Record<Tag, readonly number[] | 'many'>>;
  /** Conversations that got new incoming mail with this commit: for notifications and the "4 new" pill. */
  readonly arrived?: readonly number[];
}

/** A stage of ACC-3 as it is finished, while `checkAccount` or `addAccount` runs. */
export interface StageEvent {
  readonly email: string;
  readonly stage: string;
  readonly ok: boolean;
  readonly message: string;
}

/** How far long work is (GEN-2): a clean-up, an import. `task` is the name that its command was given. */
export interface ProgressEvent {
  readonly task: string;
  readonly done: number;
  readonly total: number;
}

export type EngineEvent =
  | ({ readonly type: 'change' } & ChangeEvent)
  | ({ readonly type: 'stage' } & StageEvent)
  | ({ readonly type: 'progress' } & ProgressEvent);
