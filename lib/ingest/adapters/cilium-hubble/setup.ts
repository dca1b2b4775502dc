import type { SourceSetup } from '@/lib/domain/source-setup';

/** How Hubble's flows come here. */
export const hubbleSetup: SourceSetup = {
  title: 'Cilium Hubble',
  group: 'network',
  becomes: ['flow', 'decision', 'source-report'],
  sends: 'pushes or files',
  about:
    'Each flow, from who opened the connection to who was called: a drop by a policy is denied, another drop an error. Policy verdicts, of NetworkPolicy and of CiliumNetworkPolicy, are decisions as well, with the policies that Hubble names; audit mode makes them would-deny. REDIRECTED, TRACED and TRANSLATED are no outcome and are refused: leave them out of the export, and the drop event of a policy too, which repeats its verdict. Lost events count against completeness.',
  documentation: 'https://docs.cilium.io/en/stable/observability/hubble/configuration/export/',
  snippets: [
    {
      title: 'Exporter (values of the Cilium Helm chart)',
      language: 'yaml',
      text: `hubble:
  enabled: true
  export:
    static:
      enabled: true
      filePath: /var/run/cilium/hubble/events.log
      allowList:
        - '{"verdict":["FORWARDED","DROPPED","AUDIT","ERROR"]}'
      denyList:
        # Drops by a policy: its verdict (event type 5) has said so already.
        - '{"event_type":[{"type":1,"match_sub_type":true,"sub_type":133},{"type":1,"match_sub_type":true,"sub_type":181}]}'`,
      tested: 'not tested',
    },
    {
      title: 'Fluent Bit',
      language: 'ini',
      text: `[INPUT]
    Name   tail
    Path   /var/run/cilium/hubble/events.log
    Parser json
    Tag    hubble
[OUTPUT]
    Name     http
    Match    hubble
    Host     GATEHOUSE_HOST
    Port     443
    Tls      On
    URI      /api/ingest/cilium-hubble
    Format   json
    Compress gzip
    Header   Authorization Bearer {{token}}`,
      tested: 'not tested',
    },
    {
      title: 'From the command line of Hubble',
      language: 'shell',
      text: `hubble observe --last 5000 --type policy-verdict --output jsonpb |
  curl --fail -X POST {{url}}/api/ingest/cilium-hubble \\
    -H 'Authorization: Bearer {{token}}' -H 'Content-Type: application/x-ndjson' --data-binary @-`,
      tested: 'with recorded payloads',
    },
  ],
};
