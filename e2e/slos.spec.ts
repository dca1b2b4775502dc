import { sloDetailSchema, slosSchema } from '@/lib/domain/read-models/objectives';
import { expect, test } from './fixtures/test';
import { unique } from './fixtures/unique';
import { denialsList } from './pages/decisions-list';
import { SloPage } from './pages/slo-page';
import { ObjectiveFormPage, SlosPage } from './pages/slos-page';

test.use({ role: 'on-call' });

test('every objective of the specification is there with its status, and the worst is named', async ({
  page,
}) => {
  const slos = new SlosPage(page);
  await slos.shell.open('/drift', 'Drift');
  await Promise.all(['g', 's'].map((key) => page.keyboard.press(key)));
  await slos.shell.isAt('Objectives');
  for (const name of [
    'M1 Requests are evaluated by a policy',
    'M2 Attestations succeed',
    'M3 Denials are right',
    'M4 Services send tagged telemetry',
    'M5 Drift is detected within half an hour',
    'M6 Authentication works',
    'M7 The audit log is whole',
    'M8 Cross-zone attempts decrease',
    'M9 Alerts are remediated within four hours',
    'M10 Events are visible within a minute',
  ])
    await expect(slos.row(name)).toHaveCount(1);
  await expect(page.getByRole('main')).toContainText(/objectives? (is|are) met/);

  await slos.filter('Indicator').selectOption('M7');
  await expect(page).toHaveURL(/[?&]indicator=M7/);
  await expect(slos.table().getByRole('row')).toHaveCount(2);
  await page.reload();
  await expect(slos.filter('Indicator')).toHaveValue('M7');
});

test('who adds an objective whose rule can never fire is told before saving, and on its page', async ({
  page,
}) => {
  const name = unique('Telemetry of payments');
  const slos = new SlosPage(page);
  await slos.open();
  await page.getByRole('link', { name: 'Add objective' }).click();
  const form = new ObjectiveFormPage(page);
  await form.shell.isAt('Add objective');
  await form.field('Name').fill(name);
  await expect(form.field('Id')).toHaveValue(name.toLowerCase().replaceAll(' ', '-'));
  await form.choice('Indicator').selectOption('M4');
  await form.choice('Zone').selectOption('payments');
  await form.removeRule(1);
  await form.addRule('A quarter of the budget in an hour');

  // 25 % of a 30-day budget in an hour is a burn of 180; at 95 % everything failing burns 20.
  await form.field('Target, percent of good events').fill('99.9');
  await expect(form.meaning('seed-hour')).toContainText('Fires above');
  await form.field('Target, percent of good events').fill('95');
  await expect(form.meaning('seed-hour')).toContainText('Can never fire');
  await expect(form.preview()).toContainText('an outage of everything burns 20.0×');

  await form.field('Target, percent of good events').fill('ninety');
  await form.save();
  await expect(page.getByRole('main').getByRole('alert').first()).toContainText(
    'percentage above 0 and up to 100',
  );
  await form.field('Target, percent of good events').fill('95');
  await form.save();

  const slo = new SloPage(page);
  await slo.shell.isAt(`M4 ${name}`);
  await expect(slo.tile('Objective')).toContainText('95');
  await expect(slo.rule('seed-hour')).toContainText('Can never fire');
  await slos.open('?zone=payments');
  await expect(slos.row(name)).toContainText('1 rule can never fire: seed-hour');

  // The id is taken now: the form says so at the field and keeps what was typed.
  await page.goto('/slos/new');
  await form.field('Name').fill(name);
  await form.save();
  await expect(page.getByRole('main').getByRole('alert')).toContainText('already');
  await expect(form.field('Name')).toHaveValue(name);

  await slos.open('?zone=payments');
  await slos.link(name).click();
  await page.getByRole('link', { name: 'Edit' }).click();
  await form.shell.isAt(`Edit M4 ${name}`);
  await expect(form.field('Target, percent of good events')).toHaveValue('95');
  await form.field('Target, percent of good events').fill('99.9');
  await form.save();
  await slo.shell.isAt(`M4 ${name}`);
  await expect(slo.tile('Objective')).toContainText('99.9');
  await expect(slo.rule('seed-hour')).toContainText('Fires above');
  await page.getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove objective' }).click();
  await slos.shell.isAt('Objectives');
  await expect(page.getByText(name)).toHaveCount(0);
});

test('corrections change the budget, and the page shows it with and without them', async ({ page, api }) => {
  const name = unique('Attestation corrected');
  const id = name.toLowerCase().replaceAll(' ', '-');
  await api.post('/api/v1/slos', {
    id,
    name,
    indicator: 'M2',
    target: '0.999',
    window: { type: 'rolling', days: 30 },
  });
  const before = await api.get(`/api/v1/slos/${id}`, sloDetailSchema);
  expect(before.budget!.counts.bad).toBeGreaterThan(0);

  const slo = new SloPage(page);
  await page.goto('/slos/corrections');
  await page.getByRole('button', { name: 'Add correction' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add correction' });
  await dialog.getByRole('textbox', { name: 'Reason' }).fill(`Drill of ${name}`);
  await dialog.getByLabel('From').fill('2026-01-01T00:00');
  await dialog.getByLabel('To', { exact: true }).fill('2026-01-01T00:00');
  await dialog.getByLabel(`M2 ${name}`).click();
  await dialog.getByRole('button', { name: 'Add correction' }).click();
  await expect(dialog.getByRole('alert')).toContainText('the end is to be after the start');
  // All of the history but the last six hours, in the zone of the browser.
  const local = (at: Date) =>
    new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
  await dialog.getByLabel('From').fill('2026-01-01T00:00');
  await dialog.getByLabel('To', { exact: true }).fill(local(new Date(Date.now() - 6 * 3_600_000)));
  await dialog.getByRole('button', { name: 'Add correction' }).click();
  await expect(dialog).toBeHidden();

  await slo.open(id, `M2 ${name}`);
  const countEvents = async () =>
    Number((await slo.tile('Events').locator('p').first().innerText()).replaceAll(',', ''));
  const left = slo.tile('Budget left').locator('p').first();
  await expect(left).not.toHaveText('No data');
  const counted = await countEvents();
  const leftWith = await left.innerText();
  await expect(slo.corrections()).toContainText('Corrections hide');
  await slo.withCorrections('Without').click();
  await expect(page).toHaveURL(/[?&]corrections=without/);
  // Live events keep coming; the history that was left out is many times as much.
  await expect.poll(countEvents).toBeGreaterThan(2 * counted);
  await expect(left).not.toHaveText(leftWith);
  await expect(slo.corrections()).toContainText('Shown without corrections');
  await page.goBack();
  await expect.poll(countEvents).toBeLessThan(2 * counted);

  await slo.corrections().getByRole('link', { name: 'All corrections' }).click();
  await page
    .getByRole('table', { name: 'Corrections' })
    .getByRole('link', { name: `Drill of ${name}` })
    .click();
  await page
    .getByRole('dialog', { name: `Drill of ${name}` })
    .getByRole('button', { name: 'Remove correction' })
    .click();
  await page
    .getByRole('dialog', { name: 'Remove this correction?' })
    .getByRole('button', { name: 'Remove correction' })
    .click();
  await expect(page.getByText(`Drill of ${name}`)).toHaveCount(0);
  await api.send(`/api/v1/slos/${id}`, { method: 'DELETE' });
});

test('from a red budget to the revision that burned it, to its diff, to one denial', async ({
  page,
  api,
}) => {
  // One so strict that any wrong denial among those that were reviewed exhausts it: which these are is a lot.
  const name = unique('Strictly no denial is wrong');
  const id = name.toLowerCase().replaceAll(' ', '-');
  const window = { type: 'rolling', days: 30 };
  await api.post('/api/v1/slos', { id, name, indicator: 'M3', target: '0.9999', window, rules: [] });
  // The demo's reviewers begin when the history is complete.
  await expect
    .poll(
      async () => {
        const { items } = await api.get('/api/v1/slos', slosSchema);
        const accuracy = items.find(({ objective }) => objective.id === id);
        return Number(accuracy?.budget?.remaining ?? 1);
      },
      { timeout: 150_000 },
    )
    .toBeLessThan(0);
  const slos = new SlosPage(page);
  await slos.open('?indicator=M3');
  await expect(slos.row(name)).toContainText('exhausted');
  await slos.link(name).click();

  const slo = new SloPage(page);
  await slo.shell.isAt(/^M3 /);
  await expect(slo.tile('Budget left')).toContainText('exhausted');
  const revisions = slo.attribution('by policy revision');
  const revision = await revisions.getByRole('link').first().innerText();
  await revisions.getByRole('link').first().click();

  await expect(page).toHaveURL(/\/policies\/[^/]+\/diff\?/);
  await expect(page.getByRole('heading', { level: 1, name: /^Diff of / })).toBeVisible();
  await page.getByRole('link', { name: `Denials by ${revision}` }).click();
  const denials = denialsList(page);
  await denials.shell.isAt('Denials');
  await expect(denials.rows().first()).toBeVisible();
  await denials.openFully(denials.rows().first());
  await expect(page.getByRole('main')).toContainText(revision);
});

test('a chart is there as a table, and dragging over one zooms all of them', async ({ page }) => {
  const slo = new SloPage(page);
  await slo.open('m1-policy-enforcement', /^M1 /);
  await expect(slo.shell.rangeButton()).toContainText('Last 30 days');
  await slo.shell.chooseRange('Last 24 hours');
  await slo.chart('Burn rate').getByRole('button', { name: 'Show as table' }).click();
  await expect(page.getByRole('table', { name: 'Burn rate, numbers' }).getByRole('row').nth(1)).toBeVisible();

  const plot = slo.chart('Error budget left').getByRole('application');
  const box = (await plot.boundingBox())!;
  await page.mouse.move(box.x + box.width * 0.4, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.7, box.y + box.height / 2, { steps: 8 });
  await page.mouse.up();
  await expect(page).toHaveURL(/from=\d{4}-\d{2}-\d{2}T/);
  await page.getByRole('button', { name: 'Back to live' }).click();
  await expect(slo.shell.rangeButton()).toContainText('Last 30 days');
  await expect(page).not.toHaveURL(/from=/);
});

test.describe('who may only read', () => {
  test.use({ role: 'viewer' });

  test('sees objectives and cannot change them', async ({ page }) => {
    const slos = new SlosPage(page);
    await slos.open();
    await expect(page.getByRole('button', { name: 'Add objective' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await page.goto('/slos/new');
    await expect(page.getByRole('main')).toContainText('On-call engineers and administrators');
    await expect(page.getByRole('button', { name: 'Add objective' })).toHaveCount(0);
  });
});
