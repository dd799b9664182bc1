import { useEffect, useState } from 'react';
import type { UpdateState } from '#shared/contract/shell.ts';
import { shell } from '../bridge/bridge.ts';

/** Where Dealbox stands with newer versions of itself; undefined until the shell has said it. */
export function useUpdates(): UpdateState | undefined {
  const [state, setState] = useState<UpdateState>();
  useEffect(() => {
    const stop = shell().onUpdates(setState);
    // What was heard meanwhile is newer.
    void shell()
      .updates()
      .then((now) => setState((heard) => heard ?? now));
    return stop;
  }, []);
  return state;
}

/** Of this very program. */
export const useVersion = (): string => shell().version;
