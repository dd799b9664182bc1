import { useCallback, useEffect, useRef, useState } from 'react';
import type { ErrorCode } from '#shared/model/error.ts';
import { beginSignIn, cancelSignIn, failureOf, finishSignIn, openBrowser } from '../actions/sign-in.ts';

/** A sign-in in the system's browser, as the window sees it. */
export type BrowserSignIn =
  | { readonly kind: 'idle' }
  | { readonly kind: 'opening' }
  | { readonly kind: 'waiting'; readonly id: string; readonly address: string }
  /** Somebody else signed in than was asked for. `address`: who, '' where the service does not say. */
  | { readonly kind: 'other'; readonly id: string; readonly address: string }
  | { readonly kind: 'failed'; readonly code: ErrorCode; readonly message: string };

/** As a call takes it. */
export interface FinishedSignIn {
  readonly id: string;
  readonly otherAddress: boolean;
}

interface Wanted {
  readonly email: string;
  readonly service: string;
}

interface Controls {
  readonly state: BrowserSignIn;
  start(wanted: Wanted): Promise<void>;
  /** Goes on with the other person who signed in. */
  accept(): void;
  /** What comes after it failed. */
  fail(thrown: unknown): void;
  /** Gives it up, wherever it stands. */
  stop(): void;
}

/** One at a time; given up when the view that holds it goes. `onDone` gets the sign-in that the account is then made with. */
export function useBrowserSignIn(onDone: (signIn: FinishedSignIn) => void): Controls {
  const [state, setState] = useState<BrowserSignIn>({ kind: 'idle' });
  // which attempt may still say something: an older one's answer is nobody's
  const turn = useRef(0);
  const begun = useRef<string | null>(null);
  const done = useRef(onDone);
  done.current = onDone;

  const giveUp = useCallback(() => {
    turn.current += 1;
    if (begun.current !== null) void cancelSignIn(begun.current);
    begun.current = null;
  }, []);

  useEffect(() => giveUp, [giveUp]);

  const start = useCallback(
    async (wanted: Wanted): Promise<void> => {
      giveUp();
      const mine = turn.current;
      const isMine = () => turn.current === mine;
      setState({ kind: 'opening' });
      try {
        const { id, address } = await beginSignIn(wanted);
        if (!isMine()) return void cancelSignIn(id);
        begun.current = id;
        setState({ kind: 'waiting', id, address });
        await openBrowser(address);
        const finished = await finishSignIn(id);
        if (!isMine()) return;
        // from here on it belongs to whoever adds the account
        begun.current = finished.matches ? null : id;
        if (finished.matches) {
          setState({ kind: 'idle' });
          done.current({ id, otherAddress: false });
        } else setState({ kind: 'other', id, address: finished.address });
      } catch (thrown) {
        if (isMine()) setState({ kind: 'failed', ...failureOf(thrown) });
      }
    },
    [giveUp],
  );

  const accept = (): void => {
    if (state.kind !== 'other') return;
    begun.current = null;
    setState({ kind: 'idle' });
    done.current({ id: state.id, otherAddress: true });
  };

  const stop = useCallback(() => {
    giveUp();
    setState({ kind: 'idle' });
  }, [giveUp]);

  const fail = (thrown: unknown): void => setState({ kind: 'failed', ...failureOf(thrown) });

  return { state, start, accept, fail, stop };
}
