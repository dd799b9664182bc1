import { defineConfig } from 'vitest/config';

/** unit: pure and quick, beside the code. integration: real servers, real files, one process each. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{src-shared,src-main,src-renderer,bench}/**/*.test.{ts,tsx}'],
          // only what hangs is meant to reach it: a machine may be busy with other work
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          globalSetup: ['tests/support/desktop-for-tests.ts'],
          // only what hangs is meant to reach it: several of these run beside each other, and beside other work
          testTimeout: 180_000,
          hookTimeout: 180_000,
          pool: 'forks',
          maxWorkers: 2,
        },
      },
    ],
  },
});
