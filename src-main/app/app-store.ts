import Store from 'electron-store';
import { defaultPreferences, Preferences } from '#shared/model/preferences.ts';

/** Where the window was. */
export interface WindowPlace {
  readonly x?: number;
  readonly y?: number;
  readonly width: number;
  readonly height: number;
  readonly maximized: boolean;
}

/** Window and app preferences, in one small file beside the data. Never mail, never secrets. */
export interface AppStore {
  preferences(): Preferences;
  setPreferences(change: Partial<Preferences>): Preferences;
  /** What the person added to the dictionary (CMP-2). */
  ownWords(): readonly string[];
  addOwnWord(word: string): void;
  /** When the update feed last answered, in milliseconds; 0: never. */
  updatesCheckedAt(): number;
  setUpdatesCheckedAt(at: number): void;
  place(): WindowPlace | null;
  setPlace(place: WindowPlace): void;
}

/** Values that a newer or an older Dealbox wrote, or a hand edited, fall back to the defaults one by one. */
export function openAppStore(folder: string): AppStore {
  const store = new Store<{
    preferences: unknown;
    ownWords: unknown;
    updatesCheckedAt: unknown;
    window: WindowPlace | null;
  }>({
    cwd: folder,
    name: 'window',
    defaults: { preferences: {}, ownWords: [], updatesCheckedAt: 0, window: null },
    clearInvalidConfig: true,
  });

  const read = (): Preferences => {
    const stored = store.get('preferences');
    if (typeof stored !== 'object' || stored === null) return defaultPreferences;
    const whole = Preferences.safeParse(stored);
    if (whole.success) return whole.data;
    const wrong = new Set(whole.error.issues.map((issue) => issue.path[0]));
    const rest = Object.fromEntries(Object.entries(stored).filter(([key]) => !wrong.has(key)));
    return Preferences.parse(rest);
  };

  const ownWords = (): readonly string[] => {
    const stored = store.get('ownWords');
    return Array.isArray(stored) ? stored.filter((word) => typeof word === 'string') : [];
  };

  return {
    preferences: read,
    setPreferences(change) {
      const next = Preferences.parse({ ...read(), ...change });
      store.set('preferences', next);
      return next;
    },
    ownWords,
    addOwnWord: (word) => store.set('ownWords', [...new Set([...ownWords(), word])]),
    updatesCheckedAt() {
      const stored = store.get('updatesCheckedAt');
      return typeof stored === 'number' ? stored : 0;
    },
    setUpdatesCheckedAt: (at) => store.set('updatesCheckedAt', at),
    place: () => store.get('window'),
    setPlace: (place) => store.set('window', place),
  };
}
