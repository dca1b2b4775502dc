import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { listen } from '../testing/listen';
import { makeNotification, makeStorm } from '../testing/make-notification';
import { testOptions } from '../testing/send-options';
import { slackChannel } from './slack-channel';

const plain = (most: number) =>
  z.strictObject({ type: z.literal('plain_text'), text: z.string().min(1).max(most), emoji: z.boolean() });
const mrkdwn = (most: number) =>
  z.strictObject({ type: z.literal('mrkdwn'), text: z.string().min(1).max(most) });

/** What docs.slack.dev says of a message: the reference of each block, and "Formatting message text". */
const messageSchema = z.strictObject({
  text: z.string().min(1).max(40_000),
  blocks: z
    .array(
      z.union([
        z.strictObject({ type: z.literal('header'), text: plain(150) }),
        z.strictObject({ type: z.literal('section'), text: mrkdwn(3_000) }),
        z.strictObject({ type: z.literal('section'), fields: z.array(mrkdwn(2_000)).min(1).max(10) }),
        z.strictObject({ type: z.literal('context'), elements: z.array(mrkdwn(3_000)).min(1).max(10) }),
      ]),
    )
    .min(1)
    .max(50),
});

const slack = (answer = { status: 200, text: 'ok' }) =>
  listen(({ body, headers }) =>
    headers['content-type'] === 'application/json' && messageSchema.safeParse(body).success
      ? answer
      : { status: 400, text: 'invalid_payload' },
  );
const send = (url: string, notification = makeNotification()) =>
  slackChannel.send(notification, {
    ...testOptions(),
    settings: {},
    secret: { url: `${url}/services/T0/B0/only-for-tests` },
  });

/** Everything that is left of a text when its links are taken out has no bare angle bracket. */
const hasBareBracket = (text: string) => /[<>]/.test(text.replace(/<https?:\/\/[^<>|]+\|[^<>]*>/g, ''));

describe('a message to Slack', () => {
  it('is one that Slack takes, with what a page has to say', async () => {
    const { url, received } = await slack();
    expect(await send(url)).toMatchObject({ outcome: 'delivered', status: 200 });
    const text = received[0]!.text;
    for (const said of [
      'Denials jump in payments',
      'rose from 1 % to 30 %',
      '15.2× over 1 h, 16× over 5 min',
      '62 %',
      'payments/pci_egress (412)',
      'checkout-api (398)',
      'Revision 41 of payments/pci_egress activated by ana',
      '/runbooks/f4',
      'from=2026-11-21T09%3A05%3A00Z',
    ])
      expect(text).toContain(said);
    expect(received[0]!.path).toBe('/services/T0/B0/only-for-tests');
  });

  it('about a storm of long texts still is one', async () => {
    const { url, received } = await slack();
    expect(await send(url, makeStorm(5_000, 2_000))).toMatchObject({ outcome: 'delivered' });
    expect(received[0]!.text).toContain('and 4990 more');
  });

  it('cannot be made to mention anybody or to hide where a link leads', async () => {
    const { url, received } = await slack();
    const sentence = '<!channel> <@U123> & <https://evil.example|a harmless link>';
    const one = makeNotification({ sentence });
    const alerts = [1, 2].map(() => ({ ...one.alerts[0]!, title: sentence }));
    await send(url, {
      ...one,
      alerts,
      alertIds: ['a', 'b'],
      changes: [{ ...one.changes[0]!, what: sentence }],
    });
    const { blocks } = messageSchema.parse(received[0]!.body);
    for (const block of blocks)
      if ('text' in block && block.text.type === 'mrkdwn')
        expect(hasBareBracket(block.text.text)).toBe(false);
    expect(received[0]!.text).toContain('&lt;!channel&gt; &lt;@U123&gt; &amp;');
  });

  it.each([
    [{ status: 403, text: 'action_prohibited' }, 'retry'],
    [{ status: 404, text: 'channel_not_found' }, 'retry'],
    [{ status: 410, text: 'channel_is_archived' }, 'retry'],
    [{ status: 500, text: 'rollup_error' }, 'retry'],
    [{ status: 400, text: 'invalid_payload' }, 'failed'],
  ])('that is answered with %o is %s, with what Slack says', async (answer, outcome) => {
    const { url } = await slack(answer);
    expect(await send(url)).toMatchObject({
      outcome,
      status: answer.status,
      detail: expect.stringContaining(answer.text),
    });
  });
});
