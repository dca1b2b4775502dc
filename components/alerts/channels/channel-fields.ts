import type { ChannelKind } from '@/lib/domain/alerting/channels/channel-kinds';

/** A field of a channel's form; `name` is its place in what is sent: `settings.host`, `secret.password`. */
export type ChannelField = {
  name: `settings.${string}` | `secret.${string}`;
  label: string;
  hint?: string;
  type: 'text' | 'number' | 'list' | 'password' | 'select';
  options?: readonly (readonly [value: string, word: string])[];
  /** What a new channel begins with. */
  initial?: string;
  /** May be left empty. */
  isOptional?: boolean;
};

const INTERNAL = 'Internal hosts, and those without TLS, must be named in GATEHOUSE_NOTIFY_ALLOW.';

const webhookUrl = (hint: string): ChannelField => ({
  name: 'secret.url',
  label: 'Webhook address',
  hint,
  type: 'password',
});

/** What each kind of channel asks for, in this order. */
export const CHANNEL_FIELDS: Record<ChannelKind, readonly ChannelField[]> = {
  email: [
    { name: 'settings.host', label: 'SMTP host', hint: INTERNAL, type: 'text' },
    { name: 'settings.port', label: 'Port', type: 'number', initial: '587' },
    {
      name: 'settings.security',
      label: 'Encryption',
      type: 'select',
      options: [
        ['starttls', 'STARTTLS, required'],
        ['tls', 'TLS from the start'],
        ['none', 'None, for allowed hosts only'],
      ],
      initial: 'starttls',
    },
    { name: 'settings.username', label: 'User name', type: 'text', isOptional: true },
    { name: 'secret.password', label: 'Password', type: 'password', isOptional: true },
    { name: 'settings.from', label: 'Sender', hint: 'The address that mails come from.', type: 'text' },
    {
      name: 'settings.to',
      label: 'Addresses',
      hint: 'Separated by commas. People on call get theirs at their own address, whoever stands here.',
      type: 'list',
      isOptional: true,
    },
  ],
  slack: [webhookUrl(`Whoever knows it can write to the channel: it is stored encrypted. ${INTERNAL}`)],
  teams: [webhookUrl('Its signature makes it a secret: it is stored encrypted.')],
  pagerduty: [
    {
      name: 'secret.routingKey',
      label: 'Integration key',
      hint: 'Of an Events API v2 integration.',
      type: 'password',
    },
    {
      name: 'settings.url',
      label: 'Address',
      hint: 'https://events.eu.pagerduty.com/v2/enqueue in the EU.',
      type: 'text',
      initial: 'https://events.pagerduty.com/v2/enqueue',
    },
  ],
  opsgenie: [
    { name: 'secret.apiKey', label: 'API key', hint: 'Of an API integration.', type: 'password' },
    {
      name: 'settings.url',
      label: 'Address',
      hint: 'https://api.eu.opsgenie.com in the EU.',
      type: 'text',
      initial: 'https://api.opsgenie.com',
    },
    {
      name: 'settings.teams',
      label: 'Teams',
      hint: 'Who is asked to respond, separated by commas; empty for the team of the integration.',
      type: 'list',
      isOptional: true,
    },
  ],
  alertmanager: [
    {
      name: 'settings.url',
      label: 'Address',
      hint: `Of Alertmanager itself, without /api/v2. ${INTERNAL}`,
      type: 'text',
    },
    {
      name: 'settings.username',
      label: 'User name',
      hint: 'For basic authentication; without one the secret is sent as a bearer token.',
      type: 'text',
      isOptional: true,
    },
    { name: 'secret.password', label: 'Password or token', type: 'password', isOptional: true },
  ],
  webhook: [
    { name: 'settings.url', label: 'Address', hint: INTERNAL, type: 'text' },
    {
      name: 'secret.signingKey',
      label: 'Signing key',
      hint: 'whsec_ and 24 to 64 bytes in base64. Left empty, a key is made and shown once.',
      type: 'password',
      isOptional: true,
    },
  ],
};
