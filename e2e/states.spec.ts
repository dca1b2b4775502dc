import type { Page } from '@playwright/test';
import { alertListSchema } from '@/lib/domain/read-models/alerts';
import { onCallSchema, type OnCallDashboard } from '@/lib/domain/read-models/dashboards';
import { expect, test } from './fixtures/test';
import { debugList, denialsList } from './pages/decisions-list';
import { OnCallPage } from './pages/on-call-page';

test.use({ role: 'on-call' });

// A live page may be asking again at the very end.
test.afterEach(({ page }) => page.unrouteAll({ behavior: 'ignoreErrors' }));

/** Lets the on-call dashboard's data through, changed. */
async function changeOnCall(
  page: Page,
  change: (dashboard: OnCallDashboard) => OnCallDashboard,
): Promise<void> {
  await page.route('**/api/v1/dashboards/on-call?*', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: change(onCallSchema.parse(await response.json())) });
  });
}

/** Lets the list of alerts through without any. */
async function hideAlerts(page: Page): Promise<void> {
  await page.route('**/api/v1/alerts?*', async (route) => {
    const response = await route.fetch();
    const list = alertListSchema.parse(await response.json());
    await route.fulfill({ response, json: { ...list, items: [], total: 0, nextCursor: null } });
  });
}

test('an endpoint that fails says what failed and its request id; the other panels go on', async ({
  page,
}) => {
  let isBroken = true;
  await page.route('**/api/v1/latency?*measure=evaluation*', (route) =>
    isBroken
      ? route.fulfill({
          status: 500,
          contentType: 'application/problem+json',
          json: {
            title: 'Something broke in Gatehouse',
            status: 500,
            detail: 'The request could not be completed.',
            requestId: 'req-7f3a',
          },
        })
      : route.continue(),
  );
  const debug = debugList(page);
  await debug.open();
  const panel = debug.shell.panel('Policy evaluation latency');
  await expect(panel.getByRole('alert')).toContainText('could not be loaded');
  await expect(panel.getByRole('alert')).toContainText('req-7f3a');
  await expect(panel.getByRole('button', { name: 'Copy request id' })).toBeVisible();
  await expect(debug.histogram()).toBeVisible();
  await expect(debug.rows().first()).toBeVisible();

  isBroken = false;
  await panel.getByRole('button', { name: 'Try again' }).click();
  await expect(panel.getByRole('figure')).toBeVisible();
});

test('when a refresh fails the older data stays and says so', async ({ page }) => {
  const onCall = new OnCallPage(page);
  await onCall.open();
  await expect(onCall.groups()).toBeVisible();
  await page.route('**/api/v1/dashboards/on-call?*', (route) => route.abort());
  await page.getByRole('button', { name: 'Refresh now' }).click();
  await expect(onCall.shell.panel('Active denials')).toContainText('Refresh failed, this is older data.');
  await expect(onCall.groups()).toBeVisible();
});

test('data that lags behind is never silently old', async ({ page }) => {
  await changeOnCall(page, (dashboard) => ({
    ...dashboard,
    freshness: {
      generatedAt: dashboard.freshness.generatedAt,
      dataUntil: new Date(Date.parse(dashboard.freshness.generatedAt) - 360_000).toISOString(),
      behindSeconds: 360,
    },
  }));
  const onCall = new OnCallPage(page);
  await onCall.open();
  await expect(onCall.shell.panel('Active denials')).toContainText(/Data until \d\d:\d\d, 6\smin behind/);
});

test('nothing is wrong: all quiet, with the time of the check', async ({ page }) => {
  await changeOnCall(page, (dashboard) => ({
    ...dashboard,
    denialGroups: [],
    denialGroupTotal: 0,
    attestationFailures: [],
    authErrors: { ...dashboard.authErrors, spikes: [] },
  }));
  await hideAlerts(page);
  const onCall = new OnCallPage(page);
  await onCall.open();
  await expect(page.getByRole('main')).toContainText('All quiet');
  await expect(onCall.shell.panel('Firing alerts')).toContainText('No alert is open');
  await expect(onCall.shell.panel('Active denials')).toContainText('No denials in the last hour');
  await expect(onCall.shell.panel('Active denials')).toContainText(/Checked/);
});

test('nothing was ever sent: how to connect', async ({ page }) => {
  await changeOnCall(page, (dashboard) => ({
    ...dashboard,
    denialGroups: [],
    denialGroupTotal: 0,
    freshness: { ...dashboard.freshness, dataUntil: null, behindSeconds: null },
  }));
  const onCall = new OnCallPage(page);
  await onCall.open();
  await expect(onCall.shell.panel('Active denials')).toContainText('/api/ingest/opa');
});

test('nothing matches the filters: they can be cleared on the spot', async ({ page }) => {
  const denials = denialsList(page);
  await denials.open('?q=nothing-has-this-in-its-text');
  const panel = denials.shell.panel(/^Denials$/);
  await panel.getByRole('button', { name: 'Clear filters' }).click();
  await expect(page).not.toHaveURL(/q=/);
  await expect(denials.rows().first()).toBeVisible();
});

test('a signed-out page says so and leads to the sign-in', async ({ page, context }) => {
  const onCall = new OnCallPage(page);
  await onCall.open();
  await expect(onCall.groups()).toBeVisible();
  await context.clearCookies();
  await onCall.shell.sidebarLink('Zones').click();
  await expect(page).toHaveURL(/\/sign-in/);
});
