import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { ToldAlert } from '@/lib/domain/alerting/channels/told-alert';
import { listen } from '../testing/listen';
import { makeNotification } from '../testing/make-notification';
import { NOW, testOptions } from '../testing/send-options';
import { alertmanagerChannel } from './alertmanager-channel';
import type { PostableAlert } from './write-alertmanager-alerts';

const labelSet = z.record(z.string().regex(/^[a-zA-Z_][a-zA-Z0-9_]*$/), z.string());
/** prometheus/alertmanager, api/v2/openapi.yaml (postableAlerts), and its checks: a name, no empty labels, an order of times. */
const postableSchema = z
  .array(
    z
      .strictObject({
        labels: labelSet.refine((labels) => labels.alertname && Object.values(labels).every(Boolean)),
        annotations: labelSet,
        startsAt: z.iso.datetime({ offset: true }),
        endsAt: z.iso.datetime({ offset: true }),
        generatorURL: z.url(),
      })
      .refine(({ startsAt, endsAt }) => Date.parse(startsAt) <= Date.parse(endsAt)),
  )
  .min(1);

const alertmanager = (authorization?: string) =>
  listen(({ body, path, headers }) => {
    if (headers.authorization !== authorization) return { status: 401, text: 'Unauthorized' };
    return path === '/am/api/v2/alerts' && postableSchema.safeParse(body).success
      ? { status: 200 }
      : { status: 400, text: '"bad request"' };
  });

const alertOf = (given: Partial<ToldAlert> = {}): ToldAlert => ({
  id: '0f0e0d0c-0b0a-4908-8706-050403020100',
  ruleName: 'Denials jump',
  cause: 'policy',
  category: 'trust',
  severity: 'page',
  state: 'firing',
  title: 'Denials jump in payments',
  sentence: 'Denials rose from 1 % to 30 %.',
  zone: 'payments',
  service: 'checkout-api',
  environment: null,
  policy: 'payments/pci_egress',
  item: null,
  owner: 'pay@example.com',
  labels: { 'team/name': 'pay', '1st': 'x', empty: '' },
  since: '2026-11-21T10:02:00.000Z',
  resolvedAt: null,
  isDrill: false,
  ...given,
});
const send = (
  url: string,
  alerts: ToldAlert[],
  { username = null, password = null }: { username?: string | null; password?: string | null } = {},
  notification = makeNotification(),
) =>
  alertmanagerChannel.send(notification, {
    ...testOptions(),
    alerts,
    settings: { url: `${url}/am/`, username },
    secret: { password },
  });

describe('a message to Alertmanager', () => {
  it('is each of its alerts by itself, ending in the future while it is open', async () => {
    const { url, received } = await alertmanager();
    expect(await send(url, [alertOf()])).toMatchObject({ outcome: 'delivered', status: 200 });
    expect(received[0]!.body).toEqual([
      {
        labels: {
          alertname: 'Denials jump',
          severity: 'critical',
          trust_zone: 'payments',
          service: 'checkout-api',
          policy: 'payments/pci_egress',
          owner: 'pay@example.com',
          cause: 'policy',
          category: 'trust',
          team_name: 'pay',
          _1st: 'x',
          gatehouse_alert: '0f0e0d0c-0b0a-4908-8706-050403020100',
        },
        annotations: {
          summary: 'Denials jump in payments',
          description: 'Denials rose from 1 % to 30 %.',
          state: 'firing',
          gatehouse_url: 'https://gatehouse.example.com/alerts/0f0e0d0c-0b0a-4908-8706-050403020100',
        },
        startsAt: '2026-11-21T10:02:00.000Z',
        endsAt: '2026-11-21T10:20:00.000Z',
        generatorURL: 'https://gatehouse.example.com/alerts/0f0e0d0c-0b0a-4908-8706-050403020100',
      },
    ]);
  });

  it('resolves an alert under the same labels, by the time of its end', async () => {
    const { url, received } = await alertmanager();
    await send(url, [alertOf()]);
    await send(url, [alertOf({ state: 'resolved', resolvedAt: '2026-11-21T10:04:00.000Z' })]);
    const [[firing], [resolved]] = received.map(({ body }) => body as PostableAlert[]) as [
      [PostableAlert],
      [PostableAlert],
    ];
    expect(resolved.labels).toEqual(firing.labels);
    expect(resolved.endsAt).toBe('2026-11-21T10:04:00.000Z');
  });

  it('of a thousand alerts comes in parts, and all of them come', async () => {
    const { url, received } = await alertmanager();
    const alerts = Array.from({ length: 1_000 }, (_, index) => alertOf({ id: `alert-${index}` }));
    expect(await send(url, alerts)).toMatchObject({ outcome: 'delivered' });
    const ids = received.flatMap(({ body }) =>
      (body as PostableAlert[]).map(({ labels }) => labels.gatehouse_alert),
    );
    expect(new Set(ids).size).toBe(1_000);
    expect(received.length).toBe(5);
  });

  it('about no alert is one that ends by itself', async () => {
    const { url, received } = await alertmanager();
    const test = makeNotification({ kind: 'test', alerts: [], alertIds: [] });
    expect(await send(url, [], {}, test)).toMatchObject({ outcome: 'delivered' });
    expect(received[0]!.body).toMatchObject([
      {
        labels: { alertname: 'Gatehouse test', severity: 'none', gatehouse_alert: test.id },
        startsAt: NOW.toISOString(),
        endsAt: '2026-11-21T10:10:00.000Z',
      },
    ]);
  });

  it('signs in with a name and password, or with a token', async () => {
    const basic = await alertmanager(`Basic ${Buffer.from('gatehouse:only-for-tests').toString('base64')}`);
    const credentials = { username: 'gatehouse', password: 'only-for-tests' };
    expect(await send(basic.url, [alertOf()], credentials)).toMatchObject({ outcome: 'delivered' });
    expect(await send(basic.url, [alertOf()])).toMatchObject({ outcome: 'retry', status: 401 });
    const bearer = await alertmanager('Bearer only-for-tests');
    expect(await send(bearer.url, [alertOf()], { password: 'only-for-tests' })).toMatchObject({
      outcome: 'delivered',
    });
  });
});
