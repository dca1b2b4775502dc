import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { listen } from '../testing/listen';
import { makeNotification, makeStorm } from '../testing/make-notification';
import { testOptions } from '../testing/send-options';
import { opsgenieChannel } from './opsgenie-channel';

/** docs.opsgenie.com, Alert API: "Create Alert" and "Close Alert". */
const createSchema = z.strictObject({
  message: z.string().min(1).max(130),
  alias: z.string().min(1).max(512),
  description: z.string().max(15_000),
  responders: z
    .array(z.strictObject({ type: z.enum(['team', 'user', 'escalation', 'schedule']), name: z.string() }))
    .max(50)
    .optional(),
  tags: z.array(z.string().min(1).max(50)).max(20),
  details: z
    .record(z.string(), z.string())
    .refine((details) => Object.entries(details).flat().join('').length <= 8_000),
  entity: z.string().max(512),
  source: z.string().max(100),
  priority: z.enum(['P1', 'P2', 'P3', 'P4', 'P5']),
});
const closeSchema = z.strictObject({
  user: z.string().max(100),
  source: z.string().max(100),
  note: z.string().max(25_000),
});

const opsgenie = () =>
  listen(({ body, path, headers, method }) => {
    if (headers.authorization !== 'GenieKey only-for-tests')
      return { status: 403, text: '{"message":"No key"}' };
    const isClose = /^\/v2\/alerts\/[^/]+\/close\?identifierType=alias$/.test(path);
    const schema = isClose ? closeSchema : path === '/v2/alerts' ? createSchema : z.never();
    if (method !== 'POST' || !schema.safeParse(body).success)
      return { status: 422, text: '{"message":"Invalid"}' };
    return {
      status: 202,
      text: '{"result":"Request will be processed","took":0.3,"requestId":"43a29c5c-3dbf-4fa4-9c26-f4f71023e120"}',
    };
  });
const send = (url: string, notification = makeNotification(), apiKey = 'only-for-tests') =>
  opsgenieChannel.send(notification, {
    ...testOptions(),
    settings: { url, teams: ['Payments SRE'] },
    secret: { apiKey },
  });

describe('a message to Opsgenie', () => {
  it('creates the alert of its group and closes it under the same alias', async () => {
    const { url, received } = await opsgenie();
    const firing = makeNotification();
    // Its alert may have gone on as a page in another group.
    const resolved = { ...firing, kind: 'resolved' as const };
    expect(await send(url, firing)).toMatchObject({ outcome: 'delivered', status: 202 });
    expect(await send(url, resolved)).toMatchObject({ outcome: 'delivered', status: 202 });
    expect(received[0]!.body).toMatchObject({
      alias: 'gatehouse/payments|policy|6a1f',
      priority: 'P1',
      entity: 'checkout-api',
      responders: [{ type: 'team', name: 'Payments SRE' }],
      details: {
        gatehouse_notification: firing.id,
        runbook: 'https://gatehouse.example.com/runbooks/f4',
        team: 'pay',
      },
    });
    expect(received[1]!.path).toBe(
      '/v2/alerts/gatehouse%2Fpayments%7Cpolicy%7C6a1f/close?identifierType=alias',
    );
  });

  it('of a ticket has a lower priority, and a test the lowest and is closed at once', async () => {
    const { url, received } = await opsgenie();
    await send(url, makeNotification({ severity: 'ticket' }));
    await send(url, makeNotification({ kind: 'test', alerts: [], alertIds: [] }));
    expect(received.map(({ body }) => body)).toMatchObject([
      { priority: 'P3' },
      { priority: 'P5' },
      { user: 'Gatehouse' },
    ]);
  });

  it('about a storm of long texts stays within the limits', async () => {
    const { url } = await opsgenie();
    expect(await send(url, makeStorm(5_000, 2_000))).toMatchObject({ outcome: 'delivered' });
  });

  it('with a key that was withdrawn waits for another one', async () => {
    const { url } = await opsgenie();
    expect(await send(url, makeNotification(), 'old')).toMatchObject({ outcome: 'retry', status: 403 });
  });

  it('is taken by nothing but Opsgenie', async () => {
    const { url } = await listen(() => ({ status: 202, text: 'fine' }));
    expect(await send(url)).toMatchObject({ outcome: 'retry' });
  });
});
