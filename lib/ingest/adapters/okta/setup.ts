import type { SourceSetup } from '@/lib/domain/source-setup';

/** How Okta's System Log comes here. */
export const oktaSetup: SourceSetup = {
  title: 'Okta System Log',
  group: 'identity',
  becomes: ['auth', 'audit', 'decision'],
  sends: 'pushes or files',
  about:
    'Sign-ins and factors that succeeded or failed are auth attempts; every other event is an audit entry, also a challenge, which is no end. Denials, and what a sign-on policy allowed, are decisions too.',
  documentation: 'https://developer.okta.com/docs/api/openapi/okta-management/management/tag/SystemLog/',
  snippets: [
    {
      title: 'What happened in the last hour',
      language: 'shell',
      text: `curl -s -H "Authorization: SSWS $OKTA_TOKEN" \\
  "https://example.okta.com/api/v1/logs?since=$(date -u -d '1 hour ago' +%Y-%m-%dT%H:%M:%SZ)&limit=1000" |
curl -s -H 'Authorization: Bearer {{token}}' -H 'Content-Type: application/json' \\
  --data-binary @- {{url}}/api/ingest/okta`,
      tested: 'with recorded payloads',
    },
    {
      title: 'Amazon EventBridge, behind a log stream',
      language: 'json',
      text: `{
  "Name": "gatehouse",
  "ConnectionArn": "arn:aws:events:eu-central-1:111122223333:connection/gatehouse",
  "InvocationEndpoint": "{{url}}/api/ingest/okta",
  "HttpMethod": "POST"
}`,
      tested: 'not tested',
    },
  ],
};
