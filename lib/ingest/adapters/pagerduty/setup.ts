import type { SourceSetup } from '@/lib/domain/source-setup';

/** How PagerDuty tells of its incidents. */
export const pagerDutySetup: SourceSetup = {
  title: 'PagerDuty',
  group: 'alerts',
  becomes: ['alert'],
  sends: 'pushes or files',
  about:
    'When incidents were triggered, acknowledged and resolved; high urgency is a page. Requests to the Events API v2 are read as well: send one or the other, or alerts count twice.',
  documentation: 'https://developer.pagerduty.com/docs/webhooks-overview',
  snippets: [
    {
      title: 'Webhook subscription (REST API)',
      language: 'shell',
      text: `curl https://api.pagerduty.com/webhook_subscriptions \\
  -H "Authorization: Token token=$PAGERDUTY_TOKEN" -H "Content-Type: application/json" -d '{
  "webhook_subscription": {
    "type": "webhook_subscription",
    "description": "Gatehouse",
    "delivery_method": {
      "type": "http_delivery_method",
      "url": "{{url}}/api/ingest/pagerduty",
      "custom_headers": [{ "name": "Authorization", "value": "Bearer {{token}}" }]
    },
    "events": ["incident.triggered", "incident.reopened", "incident.acknowledged", "incident.resolved"],
    "filter": { "type": "account_reference" }
  }
}'`,
      tested: 'not tested',
    },
  ],
};
