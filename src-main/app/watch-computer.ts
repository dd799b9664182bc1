import { app, powerMonitor } from 'electron';
import type { EngineLine } from './engine-line.ts';

/** However often the window is left and entered, folders are looked at at most so often because of it. Milliseconds. */
const ATTENTION = 60_000;

export interface ComputerWatch {
  /** The window's process heard of a network, or of none. */
  setOnline(online: boolean): void;
  /** The person changed what is done on battery. */
  apply(): void;
}

/**
 * D12, D16: tells the engine what only Electron knows: sleep and waking, battery and heat, the network, and whether the person is at the window.
 * `inboxOnBattery`: what the person chose for running on battery.
 */
export function watchComputer(engine: EngineLine, inboxOnBattery: () => boolean): ComputerWatch {
  let hot = false;
  let noticed = 0;
  const apply = (): void =>
    engine.setConditions({ sparing: hot || (inboxOnBattery() && powerMonitor.isOnBatteryPower()) });

  powerMonitor.on('suspend', () => engine.setConditions({ suspended: true }));
  // whatever network there is now, the connections of before are dead
  powerMonitor.on('resume', () => engine.setConditions({ suspended: false, networkChanged: true }));
  powerMonitor.on('on-battery', apply);
  powerMonitor.on('on-ac', apply);
  powerMonitor.on('thermal-state-change', ({ state }) => {
    hot = state === 'serious' || state === 'critical';
    apply();
  });
  app.on('browser-window-focus', () => {
    if (Date.now() - noticed < ATTENTION) return;
    noticed = Date.now();
    engine.setConditions({ attention: true });
  });
  apply();
  return { setOnline: (online) => engine.setConditions({ online }), apply };
}
