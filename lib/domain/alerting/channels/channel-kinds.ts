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
