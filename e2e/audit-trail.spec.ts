import { auditEntryListSchema } from '@/lib/domain/read-models/audit';
import { expectAccessibleInBothThemes } from './fixtures/expect-accessible';
import { keepPicture, SCREENS } from './fixtures/screens';
import { expect, test } from './fixtures/test';
import { unique } from './fixtures/unique';
import { AuditTrailPage } from './pages/audit-trail-page';

/** An audit event of somebody who changed a policy of one service. */
const audit = (service: string, action: string) => ({
  kind: 'audit',
  id: unique('audit'),
  occurredAt: new Date().toISOString(),
  actor: { type: 'user', id: `${service}-admin@example.com`, name: `Admin of ${service}` },
  action,
  targets: [{ type: 'policy', id: `${service}/egress` }],
  outcome: 'success',
  context: { ip: '192.0.2.7' },
});

test.describe('a reviewer', () => {
  test.use({ role: 'reviewer' });

  test('finds what was done, follows the log, saves the view and takes entries along', async ({
    page,
    api,
    sender,
  }) => {
    const service = unique('ledger');
    const target = `policy:${service}/egress`;
    const [changed, read] = [unique('policy.changed'), unique('policy.read')];
    expect(
      await sender.ingestEvents([audit(service, changed), audit(service, read), audit(service, read)]),
    ).toMatchObject({ status: 202, accepted: 3 });
    // Entries get their places and words a moment later.
    await expect
      .poll(async () => (await api.get('/api/v1/audit', auditEntryListSchema, { target, q: service })).total)
      .toBe(3);

    const trail = new AuditTrailPage(page);
    // A search is an entry with its words, and would find itself: it has no target.
    await trail.open(`?target=${encodeURIComponent(target)}`);
    await page.keyboard.press('/');
    await expect(trail.searchField()).toBeFocused();
    await trail.search(service);
    await expect(trail.rows()).toHaveCount(3);
    await expect(page.getByRole('main')).toContainText('3 entries match the filters in the last 7 days.');
    await expect(trail.rows().first()).toContainText(`Admin of ${service}`);

    await expect(trail.facet('Action')).toContainText(/2/);
    await trail.facetValue('Actor', new RegExp('Admin of')).click();
    await expect(trail.chip(`Remove the filter Actor: Admin of ${service}`)).toBeVisible();
    await expect(trail.rows()).toHaveCount(3);

    await trail.saveView(service);
    await expect(trail.views()).toHaveText(new RegExp(service));
    await expect(page).toHaveURL(/[?&]view=/);

    await trail.liveTail().click();
    await expect(trail.liveTail()).toBeChecked();
    await expect(trail.shell.refreshMode()).toHaveText(/Live/);
    await sender.ingestEvents([audit(service, changed)]);
    await expect(trail.rows()).toHaveCount(4);
    await expect(trail.rows().first()).toContainText('New');
    await expect(page.getByRole('status').filter({ hasText: '1 new entry on top' })).toHaveCount(1);
    await trail.liveTail().click();
    await expect(trail.rows()).toHaveCount(4);

    await trail.search('');
    await expect(trail.views()).toContainText('changed');
    await trail.chooseOfViews('Discard changes');
    await expect(trail.searchField()).toHaveValue(service);
    await expect(trail.views()).not.toContainText('changed');
    await expect(trail.rows()).toHaveCount(4);

    await trail.rows().first().getByRole('checkbox').check();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await expect(trail.selection()).toContainText('2 entries selected');
    const file = await trail.downloadFrom(
      trail.selection().getByRole('button', { name: 'Export selected' }),
      /^CSV/,
    );
    expect(file.startsWith('\uFEFFEntry,Id,')).toBe(true);
    expect(file.trimEnd().split('\r\n')).toHaveLength(3);
    expect(file).toContain(`Admin of ${service}`);

    const all = await trail.downloadFrom(page.getByRole('button', { name: 'Export', exact: true }), /^JSON/);
    expect(all.trimEnd().split('\n')).toHaveLength(4);

    // Who took entries along is in the trail as well.
    await expect
      .poll(
        async () =>
          (await api.get('/api/v1/audit', auditEntryListSchema, { action: 'audit.exported', q: service }))
            .total,
      )
      .toBe(1);
    await trail.chooseOfViews(/^Delete /);
    await page.getByRole('button', { name: 'Delete view' }).click();
    await expect(trail.views()).toHaveText(/Views$/);
  });

  test('leads from a row to its entry, and from who acted to everything that they did', async ({ page }) => {
    const trail = new AuditTrailPage(page);
    await trail.open();
    const row = trail.rows().first();
    await expect(row.getByRole('link').first()).toHaveAttribute('href', /^\/audit\/[0-9a-f-]{36}/);
    await page.keyboard.press('j');
    await expect(row.getByRole('link').first()).toBeFocused();
    await expect(row.getByRole('link').nth(1)).toHaveAttribute('href', /^\/audit\/actors\//);
  });
});

test.describe('whoever is on call', () => {
  test.use({ role: 'on-call' });

  test('reads no trail and is led to where elevations are recorded', async ({ page }) => {
    await page.goto('/audit');
    await expect(page).toHaveURL(/\/audit\/access/);
  });
});

for (const { name: screen, ...device } of SCREENS)
  test.describe(`on ${screen}`, () => {
    test.use({ ...device, role: 'reviewer' });

    test('the trail can be read', async ({ page }) => {
      const trail = new AuditTrailPage(page);
      await trail.open('?outcome=success');
      await expect(trail.rows().first()).toBeVisible();
      await trail.rows().first().getByRole('checkbox').check();
      await keepPicture(page, 'audit', 'trail', screen);
      if (device.colorScheme === 'light') await expectAccessibleInBothThemes(page, `audit trail, ${screen}`);
    });
  });
