/** What messages can be sent by. */
export const CHANNEL_KINDS = [
  'email',
  'slack',
  'teams',
  'pagerduty',
  'opsgenie',
  'alertmanager',
  'webhook',
] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

export const CHANNEL_NAMES: Readonly<Record<ChannelKind, string>> = {
  email: 'E-mail',
  slack: 'Slack-compatible webhook',
  teams: 'Microsoft Teams',
  pagerduty: 'PagerDuty',
  opsgenie: 'Opsgenie',
  alertmanager: 'Alertmanager',
  webhook: 'Signed webhook',
};

/** Those whose receivers keep each alert by itself, and forget one that they are not told of again and again. */
export const WANTS_ALERTS: readonly ChannelKind[] = ['alertmanager'];
