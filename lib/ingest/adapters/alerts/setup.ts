import type { SourceSetup } from '@/lib/domain/source-setup';

/** How any other system sends its alerts. */
export const alertsSetup: SourceSetup = {
  title: 'Alerts of any system',
  group: 'alerts',
  becomes: ['alert'],
  sends: 'pushes or files',
  about:
    'One message for each change of an alert: id (the same for all of one alert), status (opened, acknowledged, resolved), title, severity (page, ticket); time, service, environment, zone, policy, url, by and labels where they are known.',
  documentation: 'https://www.rfc-editor.org/rfc/rfc3339',
  snippets: [
    {
      title: 'curl',
      language: 'shell',
      text: `curl {{url}}/api/ingest/alerts -H "Authorization: Bearer {{token}}" -H "Content-Type: application/json" -d '{
  "id": "disk-full-db-1",
  "status": "opened",
  "title": "The disk of db-1 is nearly full",
  "severity": "page",
  "time": "2026-11-21T09:30:00Z",
  "service": "ledger"
}'`,
      tested: 'with recorded payloads',
    },
  ],
};
