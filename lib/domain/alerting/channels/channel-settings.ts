import { z } from 'zod';
import type { ChannelKind } from './channel-kinds';

const hasNoPassword = (text: string): boolean => {
  const { username, password, hash } = new URL(text);
  return username === '' && password === '' && hash === '';
};

const address = z
  .url({ protocol: /^https?$/, error: 'An address begins with https://.' })
  .max(2_000)
  .refine(hasNoPassword, 'An address must not hold a name or a password.');

const visible = (name: string) =>
  z
    .string()
    .regex(/^[\x21-\x7e]{1,500}$/, `${name} has visible ASCII characters and no spaces, 500 at most.`);

const optionalSecret = z
  .string()
  .max(500)
  .regex(/^[^\p{Cc}]*$/u, 'A password has no control characters.')
  .nullish()
  .transform((text) => text || null);

const mail = z.email({ error: 'This is no e-mail address.' }).max(254);
const none = z.object({});

/** SMTP. `to` are the channel's own receivers; people get theirs at their own address. */
const emailSettings = z.object({
  host: z.string().regex(/^[A-Za-z0-9.:-]{1,253}$/, 'A host is a name or an address, without a port.'),
  port: z.coerce.number().int().min(1).max(65_535),
  /** `starttls` never goes on without TLS, `none` is for hosts that are allowed explicitly. */
  security: z.enum(['tls', 'starttls', 'none']),
  username: z
    .string()
    .max(300)
    .nullish()
    .transform((text) => text || null),
  from: mail,
  to: z.array(mail).max(50),
});

/** Incoming webhooks of Slack and of what takes the same, such as Mattermost and Rocket.Chat; the address is the secret. */
const slackSecret = z.object({ url: address });
const teamsSecret = z.object({ url: address });

const pagerdutySettings = z.object({
  url: address.default('https://events.pagerduty.com/v2/enqueue'),
});
const pagerdutySecret = z.object({ routingKey: visible('A routing key') });

const opsgenieSettings = z.object({
  url: address.default('https://api.opsgenie.com'),
  /** Teams that are asked to respond; none: those of the integration. */
  teams: z.array(z.string().trim().min(1).max(100)).max(20).default([]),
});
const opsgenieSecret = z.object({ apiKey: visible('A key') });

/** `url` is that of Alertmanager itself, without /api/v2. */
const alertmanagerSettings = z.object({
  url: address,
  /** Basic authentication where it is named, else the secret is a bearer token. */
  username: z
    .string()
    .max(300)
    .regex(/^[^:]*$/, 'A name has no colon.')
    .nullish()
    .transform((text) => text || null),
});
const alertmanagerSecret = z.object({ password: optionalSecret });

const webhookSettings = z.object({ url: address });
/** As Standard Webhooks has it: `whsec_` and 24 to 64 bytes in base64. */
const webhookSecret = z.object({
  signingKey: z
    .string()
    .regex(/^whsec_[A-Za-z0-9+/]{32,86}={0,2}$/, 'A signing key is whsec_ and 24 to 64 bytes in base64.'),
});

/** What is known of a channel of each kind, and what of it is never shown again. */
export const CHANNEL_SCHEMAS = {
  email: { settings: emailSettings, secret: z.object({ password: optionalSecret }) },
  slack: { settings: none, secret: slackSecret },
  teams: { settings: none, secret: teamsSecret },
  pagerduty: { settings: pagerdutySettings, secret: pagerdutySecret },
  opsgenie: { settings: opsgenieSettings, secret: opsgenieSecret },
  alertmanager: { settings: alertmanagerSettings, secret: alertmanagerSecret },
  webhook: { settings: webhookSettings, secret: webhookSecret },
} as const satisfies Record<ChannelKind, { settings: z.ZodType; secret: z.ZodType }>;

export type SettingsOf<K extends ChannelKind> = z.output<(typeof CHANNEL_SCHEMAS)[K]['settings']>;
export type SecretOf<K extends ChannelKind> = z.output<(typeof CHANNEL_SCHEMAS)[K]['secret']>;
