import { defineConfig } from '@playwright/test';

/** End-to-end tests drive the built app in a real Electron window, on a display and a keychain of their own. */
export default defineConfig<object, { packaged: boolean }>({
  globalSetup: './tests/support/desktop-for-tests.ts',
  workers: 1,
  fullyParallel: false,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: process.env.CI !== undefined,
  reporter: 'list',
  projects: [
    // Output folders are emptied at each run: screenshots to keep go elsewhere.
    { name: 'e2e', testDir: 'tests/e2e', outputDir: 'test-results/e2e' },
    // Electron's twenty (SECURITY 1) once more, and that mail is read and archived, in what `npm run dist` made.
    {
      name: 'packaged',
      testDir: 'tests',
      testMatch: ['packaged/*.test.ts', 'e2e/shell-security.test.ts', 'e2e/add-account.test.ts'],
      outputDir: 'test-results/packaged',
      use: { packaged: true },
    },
    // What a person gets who installs the deb: scripts/package/in-own-root.mjs names the program in DEALBOX_PROGRAM.
    {
      name: 'installed',
      testDir: 'tests',
      testMatch: ['packaged/packaged.test.ts', 'installed/*.test.ts'],
      outputDir: 'test-results/installed',
    },
    { name: 'screens', testDir: 'tests/screens', outputDir: 'test-results/screens-run' },
  ],
});
