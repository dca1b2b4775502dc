import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { listen } from '../testing/listen';
import { makeNotification, makeStorm } from '../testing/make-notification';
import { testOptions } from '../testing/send-options';
import { pagerdutyChannel } from './pagerduty-channel';

const FIXTURES = join(import.meta.dirname, '../../../../shared/fixtures/pagerduty-events-v2');

/** developer.pagerduty.com, Events API v2, "Send an Alert Event". */
const base = { routing_key: z.string().min(1), dedup_key: z.string().min(1).max(255) };
const eventSchema = z.discriminatedUnion('event_action', [
  z.strictObject({
    ...base,
    event_action: z.literal('trigger'),
    client: z.string(),
    client_url: z.url(),
    payload: z.strictObject({
      summary: z.string().min(1).max(1_024),
      source: z.string().min(1),
      severity: z.enum(['critical', 'error', 'warning', 'info']),
      timestamp: z.iso.datetime({ offset: true }),
      component: z.string().optional(),
      group: z.string().optional(),
      class: z.string().optional(),
      custom_details: z.record(z.string(), z.unknown()),
    }),
    links: z.array(z.strictObject({ href: z.url(), text: z.string() })),
  }),
  z.strictObject({ ...base, event_action: z.literal('resolve') }),
]);
type Sent = z.infer<typeof eventSchema>;

const pagerDuty = () =>
  listen(({ body, path, text }) => {
    const event = eventSchema.safeParse(body);
    if (path !== '/v2/enqueue' || !event.success || text.length > 512 * 1_024)
      return {
        status: 400,
        text: JSON.stringify({ status: 'invalid event', message: 'Event object is invalid' }),
      };
    const dedup_key = event.data.dedup_key;
    return {
      status: 202,
      text: JSON.stringify({ status: 'success', message: 'Event processed', dedup_key }),
    };
  });
const send = (url: string, notification = makeNotification()) =>
  pagerdutyChannel.send(notification, {
    ...testOptions(),
    settings: { url: `${url}/v2/enqueue` },
    secret: { routingKey: 'only-for-tests' },
  });

describe('a message to PagerDuty', () => {
  it('opens an incident of its group, goes on with it, and resolves it under the same key', async () => {
    const { url, received } = await pagerDuty();
    const firing = makeNotification();
    const resolved = makeNotification({
      kind: 'resolved',
      alerts: [{ ...firing.alerts[0]!, state: 'resolved', resolvedAt: '2026-11-21T10:30:00.000Z' }],
    });
    for (const one of [firing, makeNotification({ kind: 'reminder' }), resolved])
      expect(await send(url, one)).toMatchObject({ outcome: 'delivered', status: 202 });
    const sent = received.map(({ body }) => body as Sent);
    expect(sent.map(({ event_action, dedup_key }) => [event_action, dedup_key])).toEqual([
      ['trigger', 'gatehouse/payments|policy|6a1f'],
      ['trigger', 'gatehouse/payments|policy|6a1f'],
      ['resolve', 'gatehouse/payments|policy|6a1f'],
    ]);
    expect(sent[0]).toMatchObject({
      payload: {
        severity: 'critical',
        source: 'checkout-api',
        component: 'checkout-api',
        group: 'payments',
        class: 'policy',
        timestamp: '2026-11-21T10:02:00.000Z',
        custom_details: { gatehouse_notification: firing.id, Burn: '15.2× over 1 h, 16× over 5 min' },
      },
      links: [
        { href: firing.url },
        { href: 'https://gatehouse.example.com/runbooks/f4' },
        { text: 'Revision 41 of payments/pci_egress activated by ana' },
      ],
    });
  });

  it('of a ticket is a warning, and is resolved also where the ticket went on as a page in another group', async () => {
    const { url, received } = await pagerDuty();
    const one = makeNotification({ severity: 'ticket' });
    await send(url, one);
    await send(url, { ...one, kind: 'resolved' });
    expect(received.map(({ body }) => (body as Sent).event_action)).toEqual(['trigger', 'resolve']);
    expect(received[0]!.body).toMatchObject({ payload: { severity: 'warning' } });
  });

  it('that is a test wakes nobody for long: it is resolved at once', async () => {
    const { url, received } = await pagerDuty();
    const test = makeNotification({ kind: 'test', alerts: [], alertIds: [] });
    expect(await send(url, test)).toMatchObject({ outcome: 'delivered' });
    expect(received.map(({ body }) => body)).toMatchObject([
      { event_action: 'trigger', dedup_key: `gatehouse/${test.id}`, payload: { severity: 'info' } },
      { event_action: 'resolve', dedup_key: `gatehouse/${test.id}` },
    ]);
  });

  it('about a storm of long texts stays within the limits', async () => {
    const { url } = await pagerDuty();
    expect(await send(url, makeStorm(5_000, 2_000))).toMatchObject({ outcome: 'delivered' });
  });

  it('keeps groups with long keys apart', async () => {
    const { url, received } = await pagerDuty();
    await send(url, makeNotification({ groupKey: `${'x'.repeat(300)}1` }));
    await send(url, makeNotification({ groupKey: `${'x'.repeat(300)}2` }));
    const [first, second] = received.map(({ body }) => (body as Sent).dedup_key);
    expect(first).not.toBe(second);
    expect(first).toMatch(/^gatehouse\//);
  });

  it('counts as taken with the answer that PagerDuty gives, and with no other', async () => {
    const recorded = readFileSync(join(FIXTURES, 'enqueue-response.json'), 'utf8');
    const real = await listen(() => ({ status: 202, text: recorded }));
    expect(await send(real.url)).toMatchObject({ outcome: 'delivered' });
    for (const text of ['', 'ok', '<html></html>', '{"hello":1}']) {
      const other = await listen(() => ({ status: 200, text }));
      expect(await send(other.url)).toMatchObject({ outcome: 'retry', status: 200 });
    }
  });

  it('has every field that a recorded request of another program has', () => {
    const recorded = JSON.parse(readFileSync(join(FIXTURES, 'trigger-request.ndjson'), 'utf8')) as Sent;
    expect(recorded).toMatchObject({ routing_key: expect.any(String), event_action: 'trigger' });
    expect(Object.keys((recorded as { payload: object }).payload).toSorted()).toEqual([
      'custom_details',
      'severity',
      'source',
      'summary',
      'timestamp',
    ]);
  });

  it.each([
    [400, 'failed'],
    [429, 'retry'],
    [500, 'retry'],
  ])('that is answered with %d is %s', async (status, outcome) => {
    const { url } = await listen(() => ({ status, text: '{"status":"no"}' }));
    expect(await send(url)).toMatchObject({ outcome, status });
  });
});
