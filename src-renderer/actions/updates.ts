import { shell } from '../bridge/bridge.ts';
import { attempt } from './attempt.ts';
import { goToSettings } from './go.ts';

/** Goes where updates are told of, and looks for one. */
export function lookForUpdates(): void {
  goToSettings('updates');
  void checkForUpdates();
}

export const checkForUpdates = (): Promise<unknown> => attempt(() => shell().checkForUpdates());

/** Downloads what was found, or opens its address where it is installed by hand. */
export const getUpdate = (): Promise<unknown> => attempt(() => shell().getUpdate());

/** Ends Dealbox, installs and starts the new one. */
export const restartToUpdate = (): Promise<unknown> => attempt(() => shell().restartToUpdate());
