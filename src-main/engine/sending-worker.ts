import { DealboxError, type ErrorData, toErrorData } from '#shared/model/error.ts';
import { runSending } from '../ops/run-sending.ts';
import { accountWriting, saveAccountWriting } from '../store/tables/account-writing.ts';
import { getAccount } from '../store/tables/accounts.ts';
import { nextSendingAt } from '../store/tables/outgoing.ts';
import { type ConnectTools, connectSending } from './connect-account.ts';
import { pauseAfter, waitOut } from './retry-pause.ts';
import { makeSignal } from './wakeable.ts';

/** Everything of the account's outbox that is due, now. Throws where the line or the sign-in failed. */
export async function sendWaiting(
  account: number,
  tools: ConnectTools,
  signal: AbortSignal,
): Promise<{ readonly done: number }> {
  const { store, now } = tools;
  const result = await runSending({
    store,
    account,
    now,
    signal,
    connect: () => connectSending(getAccount(store.db, account), tools, signal),
  });
  noteTrouble(tools, account, { code: '', message: '' }, 0);
  return result;
}

function noteTrouble(
  { store }: ConnectTools,
  account: number,
  error: { code: string; message: string },
  at: number,
): void {
  const change = { errorCode: error.code, errorMessage: error.message, nextTryAt: at };
  const before = accountWriting(store.db, account);
  if (before.errorCode === change.errorCode && before.nextTryAt === change.nextTryAt) return;
  store.write((tx) => saveAccountWriting(tx, account, change));
}

export interface SendingWorker {
  /** Something may be due. `now`: also where it just failed. */
  wake(now: boolean): void;
  stop(): Promise<void>;
}

/** Sends an account's outbox for as long as the app runs; apart from its mailbox, so that neither waits for the other. */
export function startSendingWorker(account: number, tools: ConnectTools): SendingWorker {
  const stopping = new AbortController();
  const signal = makeSignal();
  const running = run();

  async function run(): Promise<void> {
    let failures = 0;
    while (!stopping.signal.aborted) {
      const at = nextSendingAt(tools.store.db, account);
      const wait = at === null ? null : at - tools.now();
      if (wait === null || wait > 0) {
        await signal.wait(wait === null ? null : Math.min(wait, 3_600_000), stopping.signal);
        continue;
      }
      try {
        await sendWaiting(account, tools, stopping.signal);
        failures = 0;
      } catch (thrown) {
        if (stopping.signal.aborted) return;
        const error = toErrorData(thrown);
        const pause = pauseAfter(error, failures);
        failures += 1;
        tell(error, pause);
        await waitOut(signal, pause, pause, stopping.signal);
      }
    }
  }

  function tell(error: ErrorData, pause: number): void {
    try {
      noteTrouble(tools, account, error, Math.round(tools.now() + pause));
    } catch {
      // a store that cannot be written to (a full disk) must not end the sending
    }
  }

  return {
    wake(now) {
      if (now) signal.wakeAll();
      else signal.wake();
    },
    async stop() {
      stopping.abort(new DealboxError('cancelled', 'Dealbox is closing.'));
      await running;
    },
  };
}
