import type { Preferences } from '#shared/model/preferences.ts';
import { shell } from '../bridge/bridge.ts';
import { usePreferences } from '../state/preferences.ts';
import { attempt } from './attempt.ts';

/** Takes the preferences that the shell gave the window. */
export const takePreferences = (): void => usePreferences.setState(shell().preferences);

/** Changes preferences: on screen at once, on disk by the shell. */
export function setPreferences(change: Partial<Preferences>): void {
  usePreferences.setState(change);
  void attempt(() => shell().setPreferences(change));
}

/** On screen only, while a divider is being dragged. */
export const previewPreferences = (change: Partial<Preferences>): void => usePreferences.setState(change);
