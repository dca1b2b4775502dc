import { listPages } from './fixtures/app-routes';
import { expectAccessible, expectAccessibleInBothThemes } from './fixtures/expect-accessible';
import type { GatehouseApi } from './fixtures/gatehouse-api';
import { expect, test } from './fixtures/test';
import { unique } from './fixtures/unique';
import {
  addSilencePath,
  expectLoaded,
  findAuditActorPath,
  findAuditEntryPath,
  findAuditTargetPath,
  findDenial,
  findDiffPath,
  findGrantPath,
  findReplayPath,
  findTracePath,
  POLICY,
  SERVICE,
  ZONE,
  makeReportPath,
  openIncidentPath,
  raiseAlertPath,
} from './fixtures/walk';
import { denialsList } from './pages/decisions-list';
import { Shell } from './pages/shell';

type Path = string | ((api: GatehouseApi) => Promise<string>);

/** An address for every page behind the sign-in, by the page's pattern. */
const PAGES: Record<string, Path> = {
  '/alerts': '/alerts',
  '/alerts/[alertId]': raiseAlertPath,
  '/alerts/weekly': '/alerts/weekly',
  '/alerts/rules': '/alerts/rules',
  '/alerts/rules/[ruleId]': '/alerts/rules/mass-denials',
  '/alerts/rules/new': '/alerts/rules/new',
  '/alerts/silences': '/alerts/silences',
  '/alerts/silences/[silenceId]': addSilencePath,
  '/alerts/silences/new': '/alerts/silences/new',
  '/': '/',
  '/alerts/routing': '/alerts/routing',
  '/alerts/rotations': '/alerts/rotations',
  '/audit/access': '/audit/access',
  '/audit/access/[grantId]': findGrantPath,
  '/executive': '/executive',
  '/on-call': '/on-call',
  '/debug': '/debug',
  '/denials': '/denials',
  '/denials/[eventId]': async (api) => `/denials/${(await findDenial(api)).id}`,
  '/policies': '/policies',
  '/policies/suggestions': `/policies/suggestions?service=${SERVICE}`,
  '/policies/new': '/policies/new',
  '/policies/[policyId]': `/policies/${encodeURIComponent(POLICY)}`,
  '/policies/[policyId]/diff': findDiffPath,
  '/policies/[policyId]/replay': `/policies/${encodeURIComponent(POLICY)}/replay`,
  '/policies/[policyId]/replay/[runId]': findReplayPath,
  '/audit': '/audit',
  '/audit/[entryId]': findAuditEntryPath,
  '/audit/actors/[ref]': findAuditActorPath,
  '/audit/targets/[...target]': findAuditTargetPath,
  '/drift': '/drift',
  '/incidents': '/incidents',
  '/incidents/new': '/incidents/new',
  '/incidents/[id]': openIncidentPath,
  '/incidents/[id]/postmortem': async (api) => `${await openIncidentPath(api)}/postmortem`,
  '/runbooks': '/runbooks',
  '/runbooks/new': '/runbooks/new',
  '/runbooks/drills': '/runbooks/drills',
  '/runbooks/[slug]': '/runbooks/f4-over-restriction',
  '/slos': '/slos',
  '/slos/[sloId]': '/slos/m1-policy-enforcement',
  '/slos/[sloId]/edit': '/slos/m1-policy-enforcement/edit',
  '/slos/corrections': '/slos/corrections',
  '/slos/new': '/slos/new',
  '/zones': '/zones',
  '/zones/[slug]': `/zones/${ZONE}`,
  '/services': '/services',
  '/services/[name]': `/services/${SERVICE}`,
  '/quarantine': '/quarantine',
  '/traces/[traceId]': findTracePath,
  '/review': '/review',
  '/audit/retention': '/audit/retention',
  '/audit/reports': '/audit/reports',
  '/audit/reports/[reportId]': makeReportPath,
  '/audit/integrity': '/audit/integrity',
  '/alerts/channels': '/alerts/channels',
  '/settings': '/settings',
  '/settings/accounts': '/settings/accounts',
  '/settings/tokens': '/settings/tokens',
  '/settings/sources': '/settings/sources',
  '/settings/sources/[...source]': '/settings/sources/opa/logs',
  '/settings/sources/first-event': '/settings/sources/first-event',
  '/settings/mappings': '/settings/mappings',
  '/settings/trust': '/settings/trust',
  '/settings/cost': '/settings/cost',
  '/settings/inventory': '/settings/inventory',
};
const OF_STRANGERS = ['/sign-in', '/setup/[secret]'];

/** Pages that only lead elsewhere. */
const REDIRECTS = ['/', '/settings'];

// What axe found says it all; a recording of every step would cost more than the look itself.
test.use({ trace: 'off' });

test('every page of the app is looked at', () => {
  const looked = [...Object.keys(PAGES), ...OF_STRANGERS];
  expect(listPages().map(({ pattern }) => pattern)).toEqual(looked.toSorted((a, b) => a.localeCompare(b)));
});

test.describe('with axe, nothing serious is found', () => {
  test.use({ role: 'administrator' });

  for (const [pattern, path] of Object.entries(PAGES).filter(([each]) => !REDIRECTS.includes(each)))
    test(`on ${pattern}`, async ({ page, api }) => {
      await page.goto(typeof path === 'string' ? path : await path(api));
      await expectLoaded(page);
      await expectAccessibleInBothThemes(page, pattern);
      await page.setViewportSize({ width: 390, height: 844 });
      await expectAccessible(page, `${pattern} on a phone`);
    });

  test('on a diff side by side', async ({ page, api }) => {
    await page.goto(`${await findDiffPath(api)}&view=split`);
    await expectLoaded(page);
    await expectAccessibleInBothThemes(page, 'side by side');
  });

  test('on a chart shown as a table', async ({ page }) => {
    const denials = denialsList(page);
    await denials.open();
    await denials.histogram().getByRole('button', { name: 'Show as table' }).click();
    await expectAccessibleInBothThemes(page, 'chart as table');
  });

  test('in the side panel of a list', async ({ page, api }) => {
    const { id } = await findDenial(api);
    await denialsList(page).open(`?from=now-2d&open=${id}`);
    await expect(page.getByRole('dialog').getByRole('heading', { name: 'Decided by' })).toBeVisible();
    await expectAccessibleInBothThemes(page, 'side panel');
  });

  test('in the panel of a quarantined event', async ({ page, sender }) => {
    await sender.ingestEvents([
      { kind: unique('no-kind'), id: unique('event'), note: 'for the eyes of axe' },
    ]);
    await page.goto('/quarantine?code=unknown-kind');
    await page.getByRole('table').getByRole('link').first().click();
    await expect(page.getByRole('dialog').getByRole('button', { name: 'Replay this event' })).toBeVisible();
    await expectAccessibleInBothThemes(page, 'quarantined event');
  });

  test('in palette, shortcuts, time range and a form', async ({ page }) => {
    const shell = new Shell(page);
    await shell.open('/settings/tokens', 'Settings');
    await page.keyboard.press('Control+k');
    await expect(shell.palette()).toBeVisible();
    await expectAccessibleInBothThemes(page, 'palette');
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await expect(shell.shortcuts()).toBeVisible();
    await expectAccessibleInBothThemes(page, 'shortcuts');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Create token' }).click();
    await expect(page.getByRole('dialog', { name: 'Create token' })).toBeVisible();
    await expectAccessibleInBothThemes(page, 'create token');
    await shell.open('/zones', 'Zones');
    await shell.rangeButton().click();
    await expect(shell.rangePicker()).toBeVisible();
    await expectAccessibleInBothThemes(page, 'time range');
  });

  test('in the forms of objectives and corrections, and in the drawer of a formula', async ({ page }) => {
    const shell = new Shell(page);
    await shell.open('/slos/new', 'Add objective');
    await page.getByRole('button', { name: 'A rule of your own' }).click();
    await page.getByRole('combobox', { name: 'Window' }).selectOption('calendar');
    await page.getByRole('combobox', { name: 'Counted in' }).selectOption('timeslices');
    await page.getByRole('textbox', { name: 'Target, percent of good events' }).fill('50');
    await expect(page.getByRole('region', { name: 'What the rules mean' })).toContainText('Complete target');
    await page.getByRole('textbox', { name: 'Rule name' }).fill('slow-leak');
    await expect(page.getByRole('region', { name: 'What the rules mean' })).toContainText('Can never fire');
    await expectAccessibleInBothThemes(page, 'new objective');
    await shell.open('/slos/corrections', 'Corrections');
    await page.getByRole('button', { name: 'Add correction' }).click();
    await page.getByRole('dialog').getByRole('combobox', { name: 'Holds' }).selectOption('recurring');
    await expectAccessibleInBothThemes(page, 'recurring correction');
    await shell.open('/slos/m1-policy-enforcement', /^M1 /);
    await page.getByRole('button', { name: 'How M1 is counted' }).click();
    await expect(page.getByRole('dialog', { name: /^M1 / })).toBeVisible();
    await expectAccessibleInBothThemes(page, 'formula of an objective');
  });

  test('where nothing matches, and where something failed', async ({ page }) => {
    await denialsList(page).open('?q=nothing-has-this-in-its-text');
    await expect(page.getByRole('main')).toContainText('Clear filters');
    await expectLoaded(page);
    await expectAccessibleInBothThemes(page, 'no match');

    await page.route('**/api/v1/zones?*', (route) =>
      route.fulfill({
        status: 500,
        contentType: 'application/problem+json',
        json: { title: 'Something broke in Gatehouse', status: 500, requestId: 'req-axe' },
      }),
    );
    await page.goto('/zones');
    await expect(page.getByRole('main').getByRole('alert')).toBeVisible();
    await expectAccessibleInBothThemes(page, 'error');
  });
});

test.describe('with axe, nothing serious is found by a stranger', () => {
  test('on the sign-in page, also after a failed sign-in', async ({ page }) => {
    await page.goto('/sign-in');
    await expectAccessibleInBothThemes(page, 'sign-in');
    await page.goto('/sign-in?error=CredentialsSignin');
    await expect(page.getByRole('main').getByRole('alert')).toBeVisible();
    await expectAccessibleInBothThemes(page, 'sign-in that failed');
  });

  test('on the page of a one-time link, open or used up', async ({ page, api }) => {
    const { link } = await api.post<{ link: { path: string } }>('/api/v1/accounts', {
      email: `${unique('axe')}@demo.example`,
      role: 'viewer',
    });
    await page.goto(link.path);
    await expect(page.getByRole('heading', { level: 1, name: 'Set your password' })).toBeVisible();
    await expectAccessibleInBothThemes(page, 'one-time link');
    await page.goto('/setup/made-up');
    await expectAccessibleInBothThemes(page, 'one-time link that is none');
  });
});
