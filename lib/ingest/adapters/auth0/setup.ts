import type { SourceSetup } from '@/lib/domain/source-setup';

/** How Auth0's tenant logs come here. */
export const auth0Setup: SourceSetup = {
  title: 'Auth0 logs',
  group: 'identity',
  becomes: ['auth', 'audit', 'decision'],
  sends: 'pushes or files',
  about:
    'Sign-ins, second factors and credentials of programs are auth attempts; everything else is an audit entry, and a block by attack protection a denial too. A code that Auth0 does not list is refused.',
  documentation: 'https://auth0.com/docs/deploy-monitor/logs/log-event-type-codes',
  snippets: [
    {
      title: 'Log stream (Custom Webhook)',
      language: 'shell',
      text: `curl -X POST "https://$AUTH0_DOMAIN/api/v2/log-streams" \\
  -H "Authorization: Bearer $MANAGEMENT_TOKEN" -H 'Content-Type: application/json' -d '{
  "name": "gatehouse",
  "type": "http",
  "sink": {
    "httpEndpoint": "{{url}}/api/ingest/auth0",
    "httpAuthorization": "Bearer {{token}}",
    "httpContentType": "application/json",
    "httpContentFormat": "JSONARRAY"
  }
}'`,
      tested: 'with recorded payloads',
    },
  ],
};
