import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { startPacked } from '../support/packed-program.ts';

interface TraceEvent {
  readonly name: string;
  readonly args?: { readonly data?: { readonly url?: string; readonly consumedCacheSize?: number } };
}

/** Bytes of the main script's compiled code, at the least. */
const enough = 200_000;

/** Size of the largest entry in the cache. */
function cached(data: string): number {
  const folder = join(data, 'window', 'Code Cache', 'js');
  if (!existsSync(folder)) return 0;
  return Math.max(...readdirSync(folder).map((name) => statSync(join(folder, name)).size));
}

test('P12: from the third start on, the window’s scripts come compiled from V8’s code cache', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dealbox-packed-'));
  for (let start = 1; start <= 3; start += 1) {
    await startPacked(folder, ['--demo-sample'], async (window) => {
      await window.getByRole('row').first().waitFor();
      // Written a moment after a script was met again.
      if (start === 2) await expect.poll(() => cached(folder)).toBeGreaterThan(enough);
      if (start < 3) return;
      const trace = await window.context().browser()?.newBrowserCDPSession();
      if (trace === undefined) throw new Error('no connection to the browser');
      const compiled: TraceEvent[] = [];
      trace.on('Tracing.dataCollected', ({ value }: { value: unknown }) => compiled.push(...(value as TraceEvent[])));
      const includedCategories = ['devtools.timeline', 'disabled-by-default-v8.compile'];
      await trace.send('Tracing.start', { traceConfig: { includedCategories }, transferMode: 'ReportEvents' });
      await window.reload();
      await window.getByRole('row').first().waitFor();
      const complete = new Promise((done) => trace.once('Tracing.tracingComplete', done));
      await trace.send('Tracing.end');
      await complete;
      const main = compiled.find(
        ({ name, args }) => name === 'v8.compileModule' && /assets\/index-/.test(args?.data?.url ?? ''),
      );
      expect(main?.args?.data?.consumedCacheSize).toBeGreaterThan(enough);
    });
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});
