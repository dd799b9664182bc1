import { QueryClient } from '@tanstack/react-query';
import type { CallError } from '../bridge/bridge.ts';
import { followChanges } from '../bridge/changes.ts';

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: CallError;
  }
}

/** Answers of the engine. They never grow old by themselves: a committed change says which are to be asked again. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 5 * 60_000,
      retry: false,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
    },
  },
});

/** From here on the answers follow the engine's changes. Returns the function that ends it. */
export const keepAnswersTrue = (): (() => void) => followChanges(queryClient);
