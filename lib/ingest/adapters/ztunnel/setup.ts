import type { SourceSetup } from '@/lib/domain/source-setup';

/** How ztunnel's log comes here. */
export const ztunnelSetup: SourceSetup = {
  title: 'Istio ztunnel (ambient mesh)',
  group: 'mesh and gateways',
  becomes: ['flow', 'decision'],
  sends: 'pushes or files',
  about:
    'Each connection is a flow with both workloads, the caller’s SPIFFE identity, bytes and duration. One that a policy closed is also a denial, with the policy where ztunnel names it. Both ends of a connection are reported; only the callee’s counts as denied. The alpha format of 2023 is read as well.',
  documentation: 'https://istio.io/latest/docs/ambient/usage/troubleshoot-ztunnel/',
  snippets: [
    {
      title: 'ztunnel in JSON (values of its Helm chart)',
      language: 'yaml',
      text: `env:
  LOG_FORMAT: json`,
      tested: 'not tested',
    },
    {
      title: 'Fluent Bit',
      language: 'ini',
      text: `[INPUT]
    Name              tail
    Path              /var/log/containers/ztunnel-*_istio-system_*.log
    multiline.parser  cri
    Tag               kube.*
[FILTER]
    Name   kubernetes
    Match  kube.*
[FILTER]
    Name   grep
    Match  kube.*
    Regex  log connection (complete|failed)
[FILTER]
    Name   modify
    Match  kube.*
    Add    cluster production
[OUTPUT]
    Name     http
    Match    kube.*
    Host     GATEHOUSE_HOST
    Port     443
    Tls      On
    URI      /api/ingest/ztunnel
    Format   json
    Compress gzip
    Header   Authorization Bearer {{token}}`,
      tested: 'not tested',
    },
    {
      title: 'A file',
      language: 'shell',
      text: `kubectl logs -n istio-system ds/ztunnel > ztunnel.log
npm run gatehouse -- ingest ztunnel.log --source ztunnel`,
      tested: 'with recorded payloads',
    },
  ],
};
