import type { SourceSetup } from '@/lib/domain/source-setup';

/** How a program of one's own sends events. */
export const nativeSetup: SourceSetup = {
  title: 'Native events',
  group: 'native',
  becomes: [
    'decision',
    'traffic',
    'attestation',
    'auth',
    'flow',
    'audit',
    'heartbeat',
    'drift',
    'alert',
    'change',
    'data-access',
    'source-report',
  ],
  sends: 'pushes or files',
  about: 'The format of Gatehouse itself: JSON, NDJSON or CloudEvents. Every other source becomes this.',
  documentation: 'https://github.com/cloudevents/spec/blob/main/cloudevents/formats/json-format.md',
  snippets: [
    {
      title: 'One denial, with curl',
      language: 'shell',
      text: `curl -sS {{url}}/api/ingest/events \\
  -H 'Authorization: Bearer {{token}}' \\
  -H 'Content-Type: application/json' \\
  -d '{"kind":"decision","id":"first-1","occurredAt":"'"$(date -u +%Y-%m-%dT%H:%M:%SZ)"'","outcome":"deny","policy":"example/allow","service":"payments-api"}'`,
      tested: 'with the program',
    },
  ],
};
