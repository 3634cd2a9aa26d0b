import { defineConfig } from '@playwright/test';

/** The built extension in a real Chromium; each test has a profile of its own. */
export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  fullyParallel: true,
  workers: 3,
  // What another test shows too, on one more page or damage, runs where there is time: `E2E=all`.
  ...(process.env.E2E === 'all' ? {} : { grepInvert: /@long/ }),
  timeout: 90_000,
  // A shared machine may stall a real browser for seconds. A second try is listed as flaky, never hidden.
  retries: process.env.CI ? 1 : 0,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  forbidOnly: true,
});
