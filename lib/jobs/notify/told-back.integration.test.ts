import { expect, it } from 'vitest';
import { SYSTEM_ACTOR } from '@/lib/auth/system-actor';
import type { ToldAlert } from '@/lib/domain/alerting/channels/told-alert';
import { getAdapter } from '@/lib/ingest/registry';
import { ingest } from '@/lib/ingest/pipeline';
import { writeAlertmanagerAlert } from '@/lib/notify/alertmanager/write-alertmanager-alerts';
import { writeTrigger } from '@/lib/notify/pagerduty/write-pagerduty-event';
import { makeNotification } from '@/lib/notify/testing/make-notification';
import { listAlertCases } from '@/lib/store/alerts/list-alert-cases';
import { getPool } from '@/lib/store/database';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';

useTestDatabase();

const NOW = new Date('2026-11-21T10:05:00Z');
const WINDOW = { from: new Date('2026-11-21T00:00:00Z'), to: new Date('2026-11-22T00:00:00Z') };
const PUBLIC = 'https://gatehouse.example.com';

const send = (path: string, body: unknown) =>
  ingest(
    new Request(`http://localhost/api/ingest/${path}`, { method: 'POST', body: JSON.stringify(body) }),
    { adapter: getAdapter(path)!, actor: SYSTEM_ACTOR, source: undefined, backfill: false },
    NOW,
  );

const countEvents = async () =>
  (await getPool().query<{ n: number }>('SELECT count(*)::int AS n FROM event')).rows[0]!.n;

const ALERT: ToldAlert = {
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
  policy: null,
  item: null,
  owner: null,
  labels: {},
  since: '2026-11-21T10:02:00.000Z',
  resolvedAt: null,
  isDrill: false,
};

it('what other systems tell back of our own alerts is stored with its mark, and counts for M9 no second time', async () => {
  const { labels, annotations, startsAt, generatorURL } = writeAlertmanagerAlert(ALERT, NOW, PUBLIC);
  const foreign = { alertname: 'DiskFull', severity: 'critical' };
  const told = { status: 'firing', annotations, startsAt, endsAt: '0001-01-01T00:00:00Z', generatorURL };
  const webhook = {
    version: '4',
    status: 'firing',
    receiver: 'gatehouse',
    groupKey: '{}',
    alerts: [
      { ...told, labels },
      { ...told, labels: foreign },
    ],
  };
  expect(await send('alertmanager', webhook)).toMatchObject({ accepted: 2, rejected: [] });
  const trigger = writeTrigger(makeNotification(), 'only-for-tests', PUBLIC);
  expect(await send('pagerduty', trigger)).toMatchObject({ accepted: 1, rejected: [] });
  const incident = {
    event: {
      id: '01AB',
      event_type: 'incident.triggered',
      resource_type: 'incident',
      occurred_at: '2026-11-21T10:03:00Z',
      data: { id: 'PINC1', type: 'incident', title: 'x', urgency: 'high', incident_key: trigger.dedup_key },
    },
  };
  expect(await send('pagerduty', incident)).toMatchObject({ accepted: 1, rejected: [] });

  expect(await countEvents()).toBe(4);
  const counted = await listAlertCases(WINDOW, { zones: null });
  expect(counted.map(({ source, title }) => [source, title])).toEqual([
    ['alertmanager', 'Denials jump in payments'],
  ]);
  expect(counted[0]!.alertId).not.toMatch(/^gatehouse\//);
});
