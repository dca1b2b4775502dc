import type { SourceSetup } from '@/lib/domain/source-setup';

/** How events in OCSF come here. */
export const ocsfSetup: SourceSetup = {
  title: 'OCSF',
  group: 'runtime and data',
  becomes: ['auth', 'audit', 'decision', 'flow', 'alert', 'drift', 'data-access'],
  sends: 'pushes or files',
  about:
    'Authentication, authorization, changes and API activity, network and HTTP activity, findings (with a verdict of a check as drift), and what DLP products say about classified data. Other classes are refused at class_uid.',
  documentation: 'https://schema.ocsf.io/',
  snippets: [
    {
      title: 'Files of a data lake (JSON or NDJSON)',
      language: 'shell',
      text: 'gatehouse ingest events.ndjson.gz --source ocsf',
      tested: 'with recorded payloads',
    },
    {
      title: 'Vector (vector.toml)',
      language: 'toml',
      text: `[sinks.gatehouse]
type = "http"
inputs = ["ocsf"]
uri = "{{url}}/api/ingest/ocsf"
compression = "gzip"
encoding.codec = "json"
framing.method = "newline_delimited"
auth.strategy = "bearer"
auth.token = "{{token}}"
request.headers.content-type = "application/x-ndjson"`,
      tested: 'not tested',
    },
  ],
};
