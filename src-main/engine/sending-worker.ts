import { DealboxError, type ErrorData, toErrorData } from '#shared/model/error.ts';
import { runSending } from '../ops/run-sending.ts';
import { accountWriting, saveAccountWriting } from '../store/tables/account-writing.ts';
import { getAccount } from '../store/tables/accounts.ts';
import { nextSendingAt } from '../store/tables/outgoing.ts';
import { type ConnectTools, connectSending } from './connect-account.ts';
import { needsPerson, retryPause } from './retry-pause.ts';
import { makeSignal } from './wakeable.ts';

/** So long it waits for a person, who wakes it; then it tries once more by itself. Milliseconds. */
const FOR_A_PERSON = 30 * 60_000;

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
        const pause = needsPerson.has(error.code) ? FOR_A_PERSON : retryPause(failures);
        failures += 1;
        tell(error, pause);
        await waitFor(pause);
      }
    }
  }

  /** A new mail in the outbox does not call a server that just said no; a person may. */
  async function waitFor(pause: number): Promise<void> {
    const begun = Date.now();
    while (!stopping.signal.aborted && Date.now() - begun < pause) {
      await signal.wait(pause - (Date.now() - begun), stopping.signal);
      if (signal.takeAll()) return;
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
