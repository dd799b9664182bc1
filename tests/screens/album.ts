import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';

/**
 * `npm run screens`: every screen in both themes and two sizes, into docs/screenshots (what README and docs show) or, all of them, into
 * test-results/screens, to be looked at. It asserts only that each screen is there.
 */
const shown = new Set([
  'welcome-light',
  'composer-light',
  'deal-light',
  'deals-board-dark',
  'contacts-light',
  'inbox-light',
  'inbox-dark',
  'delete-light',
  'search-dark',
  'settings-light',
  'status-light',
]);
const sizes = { wide: [1280, 800], narrow: [900, 600] } as const;

export function album(app: ElectronApplication, window: Page) {
  const all = join('test-results', 'screens');
  const kept = join('docs', 'screenshots');
  for (const folder of [all, kept]) mkdirSync(folder, { recursive: true });
  return async (name: string): Promise<void> => {
    for (const [size, [width, height]] of Object.entries(sizes)) {
      await app.evaluate(({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w, h), [
        width,
        height,
      ] as const);
      for (const theme of ['light', 'dark'] as const) {
        await app.evaluate(({ nativeTheme }, wanted) => {
          nativeTheme.themeSource = wanted;
        }, theme);
        await window.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
        await window.waitForTimeout(350);
        await window.screenshot({ path: join(all, `${name}-${size}-${theme}.png`) });
        if (size === 'wide' && shown.has(`${name}-${theme}`))
          await window.screenshot({ path: join(kept, `${name}-${theme}.png`) });
      }
    }
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800));
  };
}
