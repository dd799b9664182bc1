import { create } from 'zustand';
import { defaultPreferences, type Preferences } from '#shared/model/preferences.ts';

/** The window's preferences as they are now; `actions/preferences.ts` changes and keeps them. */
export const usePreferences = create<Preferences>(() => defaultPreferences);
