import { defineConfig } from '@playwright/test';

/** End-to-end tests drive the built app in a real Electron window, on a display and a keychain of their own. */
export default defineConfig({
  testDir: 'tests/e2e',
  // Emptied at each run: screenshots to keep go elsewhere.
  outputDir: 'test-results/e2e',
  globalSetup: './tests/support/desktop-for-tests.ts',
  workers: 1,
  fullyParallel: false,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: process.env.CI !== undefined,
  reporter: 'list',
});
