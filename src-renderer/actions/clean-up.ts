import type { CallInput, CallOutput } from '#shared/contract/contract.ts';
import { call } from '../bridge/bridge.ts';
import { attempt } from './attempt.ts';

/** INB-3, after the preview was confirmed. Null where it failed. */
export const cleanUp = (input: CallInput<'cleanUp'>): Promise<CallOutput<'cleanUp'> | null> =>
  attempt(() => call('cleanUp', input));
