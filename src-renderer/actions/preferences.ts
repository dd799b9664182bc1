import type { Preferences } from '#shared/model/preferences.ts';
import { shell } from '../bridge/bridge.ts';
import { useLayout } from '../state/layout.ts';
import { usePanel } from '../state/panel.ts';
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

/** Shows or hides the side panel of a conversation: beside it and remembered, or over it for now. */
export function togglePanel(): void {
  if (useLayout.getState().floatingPanel) usePanel.setState(({ floating }) => ({ floating: !floating }));
  else setPreferences({ sidePanel: !usePreferences.getState().sidePanel });
}
