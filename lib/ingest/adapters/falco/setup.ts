import type { SourceSetup } from '@/lib/domain/source-setup';

/** How Falco sends its alerts. */
export const falcoSetup: SourceSetup = {
  title: 'Falco',
  group: 'runtime and data',
  becomes: ['alert', 'data-access', 'source-report'],
  sends: 'pushes or files',
  about:
    'Detections as alerts, one for each rule, place and day, since Falco never says that one is over: a resolved alert with the same id, sent to /api/ingest/alerts?source=falco, ends it; what it dropped as a report. A rule with the tag data.classification:<name> also becomes a data access, where the system call and its result are among its fields (evt.type, evt.res).',
  documentation: 'https://falco.org/docs/concepts/outputs/',
  snippets: [
    {
      title: 'Falcosidekick (config.yaml)',
      language: 'yaml',
      text: `webhook:
  address: {{url}}/api/ingest/falco
  customHeaders:
    Authorization: Bearer {{token}}
customfields:
  cluster: production`,
      tested: 'with recorded payloads',
    },
    {
      title: 'Falco without Falcosidekick (falco.yaml)',
      language: 'yaml',
      text: `json_output: true
json_include_output_property: true
json_include_tags_property: true
http_output:
  enabled: true
  # The token must be added on the way: Falco sends no headers of its own.
  url: http://localhost:8080/
syscall_event_drops:
  actions: [log, alert]
metrics:
  enabled: true
  interval: 5m
  output_rule: true`,
      tested: 'not tested',
    },
  ],
};
