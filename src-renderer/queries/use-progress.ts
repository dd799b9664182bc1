import { useEffect, useState } from 'react';
import { onEvent } from '../bridge/bridge.ts';

/** How far a long piece of work is (GEN-2); null until it said something, and for no task. */
export function useProgress(task: string): { readonly done: number; readonly total: number } | null {
  const [progress, setProgress] = useState<{ readonly done: number; readonly total: number } | null>(null);
  useEffect(() => {
    setProgress(null);
    if (task === '') return undefined;
    return onEvent((event) => {
      if (event.type === 'progress' && event.task === task) setProgress({ done: event.done, total: event.total });
    });
  }, [task]);
  return progress;
}
