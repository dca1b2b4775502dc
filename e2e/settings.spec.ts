import { eventListSchema } from '@/lib/domain/read-models/events';
import { denialEvent } from './fixtures/denial-event';
import { GatehouseApi } from './fixtures/gatehouse-api';
import { opaBody } from './fixtures/opa-body';
import { expect, test } from './fixtures/test';
import { unique } from './fixtures/unique';
import { AccountsPage } from './pages/accounts-page';
import { MappingsPage } from './pages/mappings-page';
import { Shell } from './pages/shell';
import { SignInPage } from './pages/sign-in-page';
import { TokensPage } from './pages/tokens-page';

test.use({ role: 'administrator' });

test('a token is shown once, sends events until it is revoked, and then is refused', async ({ page }) => {
  const name = unique('opa-production');
  const tokens = new TokensPage(page);
  await tokens.open();
  const secret = await tokens.create(name);
  expect(secret).toMatch(/^gh_/);
  await expect(page.getByText(secret)).toHaveCount(0);

  const program = new GatehouseApi(secret);
  const event = denialEvent({ service: unique('token-test'), policy: 'settings/token' });
  expect(await program.ingestEvents([event])).toMatchObject({ status: 202, accepted: 1 });

  await tokens.revoke(name);
  await expect.poll(async () => (await program.ingestEvents([event])).status).toBe(401);
  await page.reload();
  await expect(tokens.row(name)).toContainText('Revoked');
  await expect(page.getByText(secret)).toHaveCount(0);
});

test('a new account gets in by its one-time link once, and is signed out when it is disabled', async ({
  page,
  browser,
  baseURL,
}) => {
  const email = `${unique('newcomer')}@demo.example`;
  const password = `a long password ${unique('of')}`;
  const accounts = new AccountsPage(page);
  await accounts.open();
  const link = await accounts.add(email, 'reviewer');
  await expect(accounts.row(email)).toContainText('One-time link, not used yet');

  const newcomer = await browser.newContext({ baseURL, storageState: { cookies: [], origins: [] } });
  const theirs = await newcomer.newPage();
  await theirs.goto(link);
  await expect(theirs.getByRole('textbox', { name: 'E-mail address' })).toHaveValue(email);
  await theirs.getByRole('textbox', { name: 'Password' }).fill(password);
  await theirs.getByRole('button', { name: 'Set password and sign in' }).click();
  const shell = new Shell(theirs);
  await shell.isAt('On-call');
  await expect(shell.sidebarLink('Denials')).toBeVisible();

  const stranger = await browser.newContext({ baseURL, storageState: { cookies: [], origins: [] } });
  const again = await stranger.newPage();
  await again.goto(link);
  await expect(again.getByRole('textbox', { name: 'Password' })).toHaveCount(0);
  await again.getByRole('link', { name: 'Go to sign-in' }).click();
  const signIn = new SignInPage(again);
  await expect(signIn.heading()).toBeVisible();

  await accounts.disable(email);
  await theirs.goto('/denials');
  await expect(new SignInPage(theirs).heading()).toBeVisible();
  await signIn.signIn({ email, password });
  await expect(signIn.error()).toContainText('This account is disabled');
  await newcomer.close();
  await stranger.close();
});

test('an inventory file is looked at first, then imported', async ({ page }) => {
  const service = unique('loyalty-api');
  const file = `services:\n  - name: ${service}\n    zone: payments\n    owner: team-loyalty\n`;
  await new Shell(page).open('/settings/inventory', 'Settings');
  await page
    .getByLabel('Inventory file')
    .setInputFiles({ name: 'inventory.yaml', mimeType: 'application/yaml', buffer: Buffer.from(file) });
  await page.getByRole('button', { name: 'Show what changes' }).click();
  const preview = page.getByRole('region', { name: 'What changes' });
  await expect(preview.getByRole('status')).toHaveText('1 added, 0 changed, 0 as they are.');
  await expect(preview.getByRole('row').filter({ hasText: service })).toContainText('team-loyalty');
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(preview).toBeHidden();

  await new Shell(page).open(`/services?q=${service}`, 'Services');
  const row = page.getByRole('table', { name: 'Services' }).getByRole('row').filter({ hasText: service });
  await expect(row).toContainText('team-loyalty');
});

test('a file that is wrong is refused with the line, and changes nothing', async ({ page }) => {
  await new Shell(page).open('/settings/inventory', 'Settings');
  await page.getByLabel('Inventory file').setInputFiles({
    name: 'inventory.yaml',
    mimeType: 'application/yaml',
    buffer: Buffer.from('services:\n  - name: lonely-api\n    zone: no-such-zone\n'),
  });
  await page.getByRole('button', { name: 'Show what changes' }).click();
  await expect(page.getByRole('main').getByRole('alert')).toContainText('no-such-zone');
  await expect(page.getByRole('button', { name: 'Import', exact: true })).toHaveCount(0);
});

test('a mapping is tried on the last decisions before it is saved, and then decides', async ({
  page,
  api,
  sender,
}) => {
  const source = unique('opa-shop');
  const service = unique('shop-api');
  const before = opaBody({ service, denials: 1, now: new Date() });
  const path = `opa/logs?source=${source}`;
  expect(await sender.ingest(path, before.text)).toMatchObject({ status: 202, accepted: 2 });

  const mappings = new MappingsPage(page);
  await mappings.open(source);
  await expect(mappings.source()).toHaveValue(source);
  // The other way round: from now on "false" is the answer that allows.
  await mappings.addRule(1, { policy: before.policy, path: '', allow: '"false"' });
  await mappings.tryOut();
  await expect(mappings.preview().getByRole('status')).toHaveText(
    '2 of the last 2 decisions would be read differently.',
  );
  await mappings.save(source);

  const after = opaBody({ service, denials: 3, now: new Date() });
  expect(await sender.ingest(path, after.text)).toMatchObject({ status: 202, accepted: 4 });
  // One denial was read the old way, one ("true") the new way.
  await expect
    .poll(async () => (await api.get('/api/v1/denials', eventListSchema, { service })).total)
    .toBe(2);
  await page.reload();
  await expect(mappings.rule(1).getByRole('textbox', { name: 'Policy' })).toHaveValue(before.policy);
});
