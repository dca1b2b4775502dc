import { denialEvent } from './fixtures/denial-event';
import { expect, test } from './fixtures/test';
import { unique } from './fixtures/unique';
import { OnCallPage } from './pages/on-call-page';

test.use({ role: 'on-call' });

const POLICY = 'shop/cart/allow';

/** So many that their group is among those that grew most. */
const denialsOf = (service: string) =>
  Array.from({ length: 40 }, () => denialEvent({ service, policy: POLICY }));

test('a denial that arrives appears on the open page, which says that it is live', async ({
  page,
  sender,
}) => {
  const service = unique('cart-api');
  const onCall = new OnCallPage(page);
  await onCall.open();
  await expect(onCall.shell.refreshMode()).toHaveText(/Live/);
  await expect(onCall.groups()).toBeVisible();

  expect(await sender.ingestEvents(denialsOf(service))).toMatchObject({ status: 202, accepted: 40 });
  await expect(onCall.group(service, POLICY)).toBeVisible({ timeout: 5_000 });
  await expect(page.getByRole('status').filter({ hasText: service })).toHaveCount(1);
});

test('with the stream cut off the page says so and asks every 30 seconds instead', async ({
  page,
  sender,
}) => {
  const service = unique('cart-api');
  await page.clock.install();
  await page.route('**/api/v1/stream', (route) => route.abort());
  const onCall = new OnCallPage(page);
  await onCall.open();
  await expect(onCall.shell.refreshMode()).toHaveText(/Polling every 30 s/);
  await expect(onCall.groups()).toBeVisible();

  await sender.ingestEvents(denialsOf(service));
  await expect(onCall.group(service, POLICY)).toHaveCount(0);
  await page.clock.fastForward(31_000);
  await expect(onCall.group(service, POLICY)).toBeVisible();
});

test('paused, the page stays as it is until it is resumed', async ({ page, sender }) => {
  const service = unique('cart-api');
  const onCall = new OnCallPage(page);
  await onCall.open();
  await expect(onCall.shell.refreshMode()).toHaveText(/Live/);
  await expect(onCall.groups()).toBeVisible();
  await page.getByRole('button', { name: 'Pause refreshing' }).click();
  await expect(onCall.shell.refreshMode()).toHaveText(/Paused/);

  await sender.ingestEvents(denialsOf(service));
  await page.getByRole('button', { name: 'Resume refreshing' }).click();
  await expect(onCall.shell.refreshMode()).toHaveText(/Live/);
  await page.getByRole('button', { name: 'Refresh now' }).click();
  await expect(onCall.group(service, POLICY)).toBeVisible();
});
