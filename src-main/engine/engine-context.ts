import type { Stage } from '#shared/contract/accounts.ts';
import type { Store } from '../store/store.ts';
import type { AccessTokens } from './access-tokens.ts';
import type { BackgroundWork } from './background-work.ts';
import type { Credentials } from './credentials.ts';
import type { Secrets } from './engine-handle.ts';
import type { IntakeThread } from './intake.ts';
import type { SignIns } from './sign-ins.ts';
import type { Tasks } from './tasks.ts';

/** What the handlers of commands work with. */
export interface EngineContext {
  readonly store: Store;
  readonly intake: IntakeThread;
  readonly secrets: Secrets;
  readonly credentials: Credentials;
  readonly tokens: AccessTokens;
  readonly signIns: SignIns;
  readonly background: BackgroundWork;
  readonly now: () => number;
  /** Milliseconds without an answer after which a connection counts as lost; the provider's own where undefined. */
  readonly timeout: number | undefined;
  /** Long work that can be watched and ended (GEN-2). */
  readonly tasks: Tasks;
  /** Tells how far a task is; nothing for one without a name. */
  readonly onProgress: (task: string, done: number, total: number) => void;
  readonly onStage: (email: string, stage: Stage) => void;
  /** An account was added: keep it in touch, where the engine does that. */
  startAccount(id: number): void;
  stopAccount(id: number): Promise<void>;
  /** Something is queued for this account's provider (or all accounts). `all`: look at every folder now. */
  wake(account: number | null, all: boolean): void;
}
