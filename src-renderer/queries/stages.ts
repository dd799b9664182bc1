import { useEffect, useState } from 'react';
import type { StageEvent } from '#shared/contract/contract.ts';
import { onEvent } from '../bridge/bridge.ts';

/** The stages of ACC-3 as they are finished for this address; empty again when `run` changes. */
export function useStages(email: string, run: number): readonly StageEvent[] {
  const [stages, setStages] = useState<readonly StageEvent[]>([]);
  useEffect(() => {
    setStages([]);
    if (run === 0) return undefined;
    return onEvent((event) => {
      if (event.type === 'stage' && event.email === email) {
        setStages((before) => [...before.filter((stage) => stage.stage !== event.stage), event]);
      }
    });
  }, [email, run]);
  return stages;
}
