import { setTimeout } from 'node:timers/promises';
import { launchDealbox } from '../tests/support/app.ts';
import { startDesktopSession } from '../tests/support/desktop-session.ts';
import { type Spread, spread } from './measure.ts';
import { treePss } from './peers/memory.ts';

export interface DealboxStart {
  /** Milliseconds from starting the program, the mail being here, to the frame after the one with the list's first row. */
  readonly start: Spread;
  /** Bytes (PSS) of all its processes ten seconds after that. */
  readonly memory: number;
}

/** The moment when a row with text has been painted: two frames after it is there. Milliseconds since 1970. */
const ROW_PAINTED = `new Promise((resolve, reject) => {
  setTimeout(() => reject(new Error('no row within a minute')), 60_000);
  const look = () => {
    const row = document.querySelector('[role="row"]');
    if (row !== null && row.textContent.trim() !== '' && row.getBoundingClientRect().height > 0)
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(Date.now())));
    else requestAnimationFrame(look);
  };
  look();
})`;

/**
 * The built app on a virtual display with a data folder that has mail, measured as `measureThunderbird` measures: the same moment, the
 * first start left out. Playwright's attaching to it is in the figure, to our disadvantage.
 */
export async function measureDealboxStart(data: string, starts: number): Promise<DealboxStart> {
  const desktop = await startDesktopSession();
  const env = Object.fromEntries(
    Object.entries(desktop.env).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );
  const startOnce = async () => {
    const begun = Date.now();
    const dealbox = await launchDealbox({ data, env });
    const shown = (await dealbox.window.evaluate<number>(ROW_PAINTED)) - begun;
    return { ...dealbox, shown };
  };
  try {
    const times: number[] = [];
    for (let round = 0; round <= starts; round += 1) {
      const { app, shown } = await startOnce();
      if (round > 0) times.push(shown);
      await app.close();
    }
    const { app } = await startOnce();
    await setTimeout(10_000);
    const memory = treePss(app.process().pid ?? 0);
    await app.close();
    return { start: spread(times), memory };
  } finally {
    await desktop.end();
  }
}
