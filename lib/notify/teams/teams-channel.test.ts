import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { listen } from '../testing/listen';
import { makeNotification, makeStorm } from '../testing/make-notification';
import { testOptions } from '../testing/send-options';
import { teamsChannel } from './teams-channel';

/** learn.microsoft.com, "Create incoming webhooks with Workflows", and the Adaptive Cards schema of version 1.4. */
const messageSchema = z.strictObject({
  type: z.literal('message'),
  attachments: z
    .array(
      z.strictObject({
        contentType: z.literal('application/vnd.microsoft.card.adaptive'),
        contentUrl: z.null(),
        content: z.strictObject({
          $schema: z.literal('http://adaptivecards.io/schemas/adaptive-card.json'),
          type: z.literal('AdaptiveCard'),
          version: z.literal('1.4'),
          msteams: z.strictObject({ width: z.literal('Full') }),
          body: z.array(
            z.union([
              z.strictObject({
                type: z.literal('TextBlock'),
                text: z.string().min(1),
                wrap: z.literal(true),
                size: z.enum(['Default', 'Small', 'Medium', 'Large', 'ExtraLarge']).optional(),
                weight: z.enum(['Default', 'Lighter', 'Bolder']).optional(),
                color: z
                  .enum(['Default', 'Dark', 'Light', 'Accent', 'Good', 'Warning', 'Attention'])
                  .optional(),
                isSubtle: z.boolean().optional(),
              }),
              z.strictObject({
                type: z.literal('FactSet'),
                facts: z.array(z.strictObject({ title: z.string(), value: z.string() })).min(1),
              }),
            ]),
          ),
          actions: z
            .array(
              z.strictObject({ type: z.literal('Action.OpenUrl'), title: z.string().min(1), url: z.url() }),
            )
            .max(6),
        }),
      }),
    )
    .length(1),
});
const DOCUMENTED_BYTES = 28 * 1_024;

const teams = (answer: { status: number; text?: string } = { status: 202 }) =>
  listen(({ body, text }) => {
    if (Buffer.byteLength(text) > DOCUMENTED_BYTES) return { status: 413 };
    return messageSchema.safeParse(body).success ? answer : { status: 400 };
  });
const send = (url: string, notification = makeNotification()) =>
  teamsChannel.send(notification, {
    ...testOptions(),
    settings: {},
    secret: { url: `${url}/workflows/0/triggers/manual/paths/invoke?sig=only-for-tests` },
  });

describe('a message to Teams', () => {
  it('is a card that Workflows take', async () => {
    const { url, received } = await teams();
    expect(await send(url)).toMatchObject({ outcome: 'delivered', status: 202 });
    expect(received[0]!.text).toContain('15.2× over 1 h, 16× over 5 min');
    expect(received[0]!.path).toContain('sig=only-for-tests');
  });

  it.each([10, 500, 5_000])(
    'about a storm of texts of %d characters stays below the limit',
    async (length) => {
      const { url } = await teams();
      expect(await send(url, makeStorm(5_000, length))).toMatchObject({ outcome: 'delivered' });
    },
  );

  it.each([
    [
      'Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error 413',
      'failed',
      413,
    ],
    [
      'Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error 429',
      'retry',
      429,
    ],
    ['<html>Sign in</html>', 'retry', 200],
    ['1', 'delivered', 200],
  ])('that is answered with 200 and "%s" is %s', async (text, outcome, status) => {
    const { url } = await teams({ status: 200, text });
    expect(await send(url)).toMatchObject({ outcome, status });
  });

  it('shows texts of others as text, not as Markdown', async () => {
    const { url, received } = await teams();
    await send(url, makeNotification({ sentence: '[click](https://evil.example) **now**' }));
    expect(messageSchema.parse(received[0]!.body).attachments[0]!.content.body[1]).toMatchObject({
      text: String.raw`\[click\]\(https://evil.example\) \*\*now\*\*`,
    });
  });
});
