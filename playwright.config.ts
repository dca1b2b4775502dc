import { rmSync } from 'node:fs';
import { defineConfig } from '@playwright/test';
import { DEMO } from './e2e/fixtures/demo';

const isRoot = process.getuid?.() === 0;

// Read by the runner before it starts the demo, and again by its workers, which must not delete it.
if (!DEMO.isGiven && !process.env.TEST_WORKER_INDEX)
  rmSync(DEMO.dataFolder, { recursive: true, force: true });

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results/e2e',
  // One Gatehouse serves all, and some journeys hold it to seconds: they do not compete.
  workers: 1,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  timeout: 240_000,
  expect: { timeout: 20_000 },
  use: {
    baseURL: DEMO.url,
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH || undefined,
      // Chromium's sandbox does not run as root; the pages are our own.
      args: isRoot ? ['--no-sandbox'] : [],
    },
  },
  projects: [
    { name: 'sign in', testMatch: /sign-in-roles\.setup\.ts/ },
    { name: 'journeys', testMatch: /\.spec\.ts/, dependencies: ['sign in'] },
  ],
  webServer: DEMO.isGiven
    ? []
    : [
        {
          command: 'node node_modules/tsx/dist/cli.mjs e2e/fixtures/run-oidc-provider.ts',
          url: `${DEMO.oidc.GATEHOUSE_OIDC_ISSUER}/.well-known/openid-configuration`,
          env: {
            GATEHOUSE_URL: DEMO.url,
            OIDC_PORT: String(DEMO.oidcPort),
            OIDC_CLIENT_SECRET: DEMO.oidc.GATEHOUSE_OIDC_CLIENT_SECRET,
          },
          gracefulShutdown: { signal: 'SIGTERM', timeout: 5_000 },
        },
        {
          // The very command that the README tells, with less history.
          command: 'node lib/startup/bootstrap/run.mjs demo --days 2 --rate 0.75',
          url: `${DEMO.url}/api/health`,
          env: {
            GATEHOUSE_DATA: DEMO.dataFolder,
            PORT: String(DEMO.port),
            GATEHOUSE_URL: DEMO.url,
            ...DEMO.oidc,
            ...DEMO.notify,
          },
          gracefulShutdown: { signal: 'SIGINT', timeout: 30_000 },
          timeout: 600_000,
          stdout: 'pipe',
        },
      ],
});
