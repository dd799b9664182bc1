import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app, net } from 'electron';
import type { UpdateState } from '#shared/contract/shell.ts';
import type { Preferences } from '#shared/model/preferences.ts';
import type { AppStore } from '../app-store.ts';
import type { Installation } from './installation.ts';
import type { LibraryUpdater } from './library-updater.ts';
import { isMetered } from './metered.ts';
import type { UpdateFeed } from './update-feed.ts';
import { troubleOf } from './update-problem.ts';

/** Looks for newer versions of Dealbox, downloads and installs them, as the person allows. Never restarts by itself. */
export interface Updates {
  state(): UpdateState;
  /** Asked by a person: also where looking by itself is off, and on a network that costs. */
  check(): Promise<void>;
  /** Downloads what was found, or opens its address where it is installed by hand. */
  get(): Promise<void>;
  /** Ends Dealbox, installs, and starts the new one. Only where an update is ready. */
  restart(): void;
  /** After preferences have changed. */
  preferencesChanged(): void;
  close(): void;
}

export interface UpdatesSetup {
  readonly store: Pick<AppStore, 'updatesCheckedAt' | 'setUpdatesCheckedAt'>;
  preferences(): Preferences;
  tell(state: UpdateState): void;
  openAddress(address: string): Promise<unknown>;
}

const minute = 60_000;
const hour = 60 * minute;

/** The first look waits until mail is in; further ones are far apart, and not at the same moment everywhere. Milliseconds. */
const untilFirstCheck = (chance: number): number => (0.5 + chance) * minute;
const untilNextCheck = (chance: number): number => (5 + 2 * chance) * hour;

const checkable: readonly UpdateState['phase'][] = ['idle', 'newest', 'found', 'by-hand'];
const channels = { stable: 'latest', beta: 'beta' } as const;

export function openUpdates(setup: UpdatesSetup): Updates {
  const { store, preferences, tell, openAddress } = setup;
  const hasFeed = app.isPackaged && existsSync(join(process.resourcesPath, 'app-update.yml'));
  let state: UpdateState = {
    phase: app.isPackaged ? (hasFeed ? 'idle' : 'no-feed') : 'not-installed',
    version: null,
    percent: 0,
    checkedAt: store.updatesCheckedAt(),
    trouble: null,
  };
  let opened: Opened | null = null;
  let found: UpdateFeed | null = null;
  let { updateChecks: checks, updateChannel: channel } = preferences();
  let restartWanted = false;
  let timer: NodeJS.Timeout | undefined;

  const become = (change: Partial<UpdateState>): void => {
    state = { ...state, ...change };
    tell(state);
  };
  const failed = (thrown: unknown): void => {
    const trouble = troubleOf(thrown);
    console.warn(`Updates: ${trouble}: ${thrown instanceof Error ? thrown.message.split('\n')[0] : thrown}`);
    become({ phase: 'idle', version: null, percent: 0, trouble });
  };

  async function check(byPerson: boolean): Promise<void> {
    if (!hasFeed || !checkable.includes(state.phase)) return;
    if (!net.isOnline()) {
      if (byPerson) become({ phase: 'idle', version: null, trouble: 'offline' });
      return;
    }
    if (!byPerson && (await isMetered())) return;
    const asked = channel;
    become({ phase: 'checking', trouble: null });
    try {
      opened ??= await open();
      const newest = await opened.updater.check(channels[asked]);
      store.setUpdatesCheckedAt(Date.now());
      // Meanwhile the person chose the other channel.
      found = asked === channel ? newest : null;
      const phase =
        found === null
          ? asked === channel
            ? 'newest'
            : 'idle'
          : opened.installation.replacesItself
            ? 'found'
            : 'by-hand';
      become({ phase, version: found?.version ?? null, checkedAt: store.updatesCheckedAt() });
    } catch (thrown) {
      failed(thrown);
      return;
    }
    if (state.phase === 'found' && preferences().updateDownloads && !(await isMetered())) await download();
  }

  async function download(): Promise<void> {
    if (opened === null || state.phase !== 'found') return;
    const asked = channel;
    become({ phase: 'downloading', percent: 0, trouble: null });
    try {
      await opened.updater.download((percent) => {
        if (Math.floor(percent) !== state.percent) become({ percent: Math.floor(percent) });
      });
      become(asked === channel && found !== null ? { phase: 'ready', percent: 100 } : { phase: 'idle', version: null });
    } catch (thrown) {
      failed(thrown);
    }
  }

  function plan(delay: number): void {
    clearTimeout(timer);
    if (!hasFeed) return;
    timer = setTimeout(() => {
      if (checks) void check(false);
      plan(untilNextCheck(Math.random()));
    }, delay);
    timer.unref();
  }
  plan(untilFirstCheck(Math.random()));

  app.once('quit', (_event, code) => {
    if (state.phase === 'ready' && code === 0) opened?.updater.install(restartWanted);
  });

  return {
    state: () => state,
    check: () => check(true),
    async get() {
      if (state.phase === 'found') await download();
      if (state.phase === 'by-hand' && opened !== null) await openAddress(addressOf(opened.installation, found));
    },
    restart() {
      if (state.phase !== 'ready') return;
      restartWanted = true;
      app.quit();
    },
    preferencesChanged() {
      const { updateChecks, updateChannel } = preferences();
      const otherChannel = updateChannel !== channel;
      const switchedOff = checks && !updateChecks;
      checks = updateChecks;
      channel = updateChannel;
      if (!otherChannel && !switchedOff) return;
      // What was offered is no longer wanted, not even when it is here already.
      found = null;
      if (['newest', 'found', 'by-hand', 'ready'].includes(state.phase))
        become({ phase: 'idle', version: null, trouble: null });
      if (checks) void check(false);
    },
    close: () => clearTimeout(timer),
  };
}

interface Opened {
  readonly installation: Installation;
  readonly updater: LibraryUpdater;
}

/** Loaded at the first look, long after the start, which they would only slow down. */
async function open(): Promise<Opened> {
  const [{ readInstallation }, { openLibraryUpdater }] = await Promise.all([
    import('./installation.ts'),
    import('./library-updater.ts'),
  ]);
  const installation = readInstallation(process.resourcesPath);
  return { installation, updater: openLibraryUpdater(installation.key) };
}

/** The package that fits, or the feed's folder. */
function addressOf({ feed, extension }: Installation, found: UpdateFeed | null): string {
  const file = extension === '' ? undefined : found?.files.find(({ url }) => url.endsWith(extension));
  return `${feed}${file?.url ?? ''}`;
}
