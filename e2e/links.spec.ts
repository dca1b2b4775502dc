import { expect, test } from './fixtures/test';
import { debugList, denialsList } from './pages/decisions-list';
import { OnCallPage } from './pages/on-call-page';
import { Shell } from './pages/shell';

test.use({ role: 'on-call' });

test('a link reproduces the screen: range, zone, filters, rows and open panel, with the range relative', async ({
  page,
  context,
}) => {
  const debug = debugList(page);
  await debug.open();
  await debug.shell.chooseRange('Last 6 hours');
  await debug.filter('Zone').selectOption('Payments');
  await debug.filter('Policy').fill('payments/pci_egress/decision');
  await debug.filter('Policy').press('Enter');
  await expect(page).toHaveURL(/policy=payments/);
  await debug.rowLink(debug.rows().first()).click();
  await expect(debug.panel()).toBeVisible();
  const title = await debug.panel().getAttribute('aria-labelledby');
  expect(title).not.toBeNull();
  const search = new URL(page.url()).searchParams;
  expect(search.get('from')).toBe('now-6h');
  expect(search.get('zone')).toBe('payments');

  const link = page.url();
  const firstRow = await debug.panel().getByRole('heading', { level: 2 }).innerText();
  for (const other of [page, await context.newPage()]) {
    await other.goto(link);
    const shown = debugList(other);
    await expect(shown.panel().getByRole('heading', { level: 2 })).toHaveText(firstRow);
    await expect(shown.shell.rangeButton()).toContainText('Last 6 hours');
    await expect(shown.filter('Zone')).toHaveValue('payments');
    await expect(shown.filter('Policy')).toHaveValue('payments/pci_egress/decision');
    await expect(other).toHaveURL(link);
  }
});

test('a link keeps the order of a table and its columns', async ({ page }) => {
  const shell = new Shell(page);
  await shell.open('/services', 'Services');
  const table = page.getByRole('table', { name: 'Services' });
  const owner = table.getByRole('columnheader', { name: 'Owner' });
  await owner.getByRole('button').click();
  await expect(owner).toHaveAttribute('aria-sort', 'descending');
  await expect(page).toHaveURL(/sort=-owner/);
  const first = await table.getByRole('row').nth(1).innerText();

  await page.reload();
  await expect(owner).toHaveAttribute('aria-sort', 'descending');
  expect(await table.getByRole('row').nth(1).innerText()).toBe(first);
});

test('dragging over the histogram zooms to that time, and Back returns', async ({ page }) => {
  const denials = denialsList(page);
  await denials.open('?from=now-24h&to=now');
  await expect(denials.shell.rangeButton()).toContainText('Last 24 hours');
  const plot = denials.histogram().getByRole('application');
  const box = (await plot.boundingBox())!;
  await page.mouse.move(box.x + box.width * 0.4, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.7, box.y + box.height / 2, { steps: 8 });
  await page.mouse.up();

  await expect(page).toHaveURL(/from=\d{4}-\d{2}-\d{2}T/);
  await expect(page.getByRole('button', { name: 'Back to live' })).toBeVisible();
  const search = new URL(page.url()).searchParams;
  const hours = (Date.parse(search.get('to')!) - Date.parse(search.get('from')!)) / 3_600_000;
  expect(hours).toBeGreaterThan(5);
  expect(hours).toBeLessThan(9);

  await page.goBack();
  await expect(page).toHaveURL(/from=now-24h/);
  await expect(denials.shell.rangeButton()).toContainText('Last 24 hours');
});

test('range and zone come along to another dashboard', async ({ page }) => {
  const onCall = new OnCallPage(page);
  await onCall.open('?from=now-6h&to=now&zone=payments');
  await onCall.shell.sidebarLink('Debug').click();
  const debug = debugList(page);
  await debug.shell.isAt('Debug');
  await expect(debug.shell.rangeButton()).toContainText('Last 6 hours');
  await expect(debug.filter('Zone')).toHaveValue('payments');
});

test('the shared links are one that moves with time and one to this very moment', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const onCall = new OnCallPage(page);
  await onCall.open('?zone=payments');
  const copied = async () => new URL(await page.evaluate(() => navigator.clipboard.readText())).searchParams;
  const share = () => onCall.shell.rangePicker().getByRole('group', { name: 'Share' });

  await onCall.shell.rangeButton().click();
  await share().getByRole('button', { name: 'Moving link' }).click();
  await expect
    .poll(async () => Object.fromEntries(await copied()))
    .toEqual({
      zone: 'payments',
      from: 'now-1h',
      to: 'now',
    });
  await share().getByRole('button', { name: 'This moment' }).click();
  await expect.poll(async () => (await copied()).get('from')).toMatch(/^\d{4}-\d{2}-\d{2}T/);
  const fixed = await copied();
  expect(Date.parse(fixed.get('to')!) - Date.parse(fixed.get('from')!)).toBe(3_600_000);
});
