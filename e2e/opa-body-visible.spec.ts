import { decisionSeriesSchema } from '@/lib/domain/read-models/common';
import { onCallSchema } from '@/lib/domain/read-models/dashboards';
import { eventListSchema } from '@/lib/domain/read-models/events';
import type { GatehouseApi } from './fixtures/gatehouse-api';
import { opaBody } from './fixtures/opa-body';
import { expect, test } from './fixtures/test';
import { unique } from './fixtures/unique';
import { OnCallPage } from './pages/on-call-page';

test.use({ role: 'on-call' });

/** So many that the group is among the ten that grew most, which are listed without asking for more. */
const DENIALS = 40;
const WITHIN_FIVE_SECONDS = { timeout: 5_000, intervals: [100] };

/** Everything that counts the decisions of a service. */
async function countDecisions(api: GatehouseApi, service: string) {
  const [denials, series, onCall] = await Promise.all([
    api.get('/api/v1/denials', eventListSchema, { service }),
    api.get('/api/v1/decisions/series', decisionSeriesSchema, { service }),
    api.get('/api/v1/dashboards/on-call', onCallSchema, { service }),
  ]);
  return {
    denials: denials.total,
    denied: series.buckets.reduce((sum, { deny }) => sum + deny, 0),
    allowed: series.buckets.reduce((sum, { allow }) => sum + allow, 0),
    groups: onCall.denialGroups.map(({ count }) => count),
  };
}

test('a real OPA body is counted, listed and on the open page within five seconds; sent again it changes nothing', async ({
  page,
  api,
  sender,
}) => {
  const service = unique('my-example-app');
  const onCall = new OnCallPage(page);
  await onCall.open();
  await expect(onCall.shell.refreshMode()).toHaveText(/Live/);
  await expect(onCall.groups()).toBeVisible();
  await expect(onCall.groups()).not.toContainText(service);

  const counted = { denials: DENIALS, denied: DENIALS, allowed: 1, groups: [DENIALS] };
  const body = opaBody({ service, denials: DENIALS, now: new Date() });
  expect(await sender.ingest('opa/logs', body.text)).toMatchObject({
    status: 202,
    accepted: DENIALS + 1,
    duplicates: 0,
    rejected: [],
  });

  const onScreen = expect(onCall.group(service, body.policy)).toBeVisible({ timeout: 5_000 });
  await expect.poll(() => countDecisions(api, service), WITHIN_FIVE_SECONDS).toEqual(counted);
  await onScreen;

  expect(await sender.ingest('opa/logs', body.text)).toMatchObject({
    status: 202,
    accepted: 0,
    duplicates: DENIALS + 1,
    rejected: [],
  });
  expect(await countDecisions(api, service)).toEqual(counted);
  await page.getByRole('button', { name: 'Refresh now' }).click();
  await expect(
    onCall.group(service, body.policy).getByRole('cell', { name: String(DENIALS), exact: true }),
  ).toBeVisible();
});
