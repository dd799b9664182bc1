import { useSyncExternalStore } from 'react';

const query = window.matchMedia('(prefers-color-scheme: dark)');

const subscribe = (listener: () => void): (() => void) => {
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
};

/** Whether the window is dark now, by the system or by the preference. */
export const useDark = (): boolean => useSyncExternalStore(subscribe, () => query.matches);
