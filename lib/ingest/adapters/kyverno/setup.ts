import type { SourceSetup } from '@/lib/domain/source-setup';

/** How Kyverno's Events get out of a cluster. */
export const kyvernoSetup: SourceSetup = {
  title: 'Kyverno Events',
  group: 'policy engines',
  becomes: ['decision'],
  sends: 'pushes or files',
  about:
    'The Events that Kyverno writes: blocked requests (deny), violations in audit mode and of background scans (would-deny), exceptions (unevaluated), errors, and what passed where Kyverno is told to write that. Cluster policies write into the namespace default. Kyverno’s policy reports are a source of their own; they tell what exists, Events what was blocked.',
  documentation: 'https://kyverno.io/docs/guides/reports/#policy-report-entries',
  snippets: [
    {
      title: 'kubernetes-event-exporter, which sends each Event as it occurs',
      language: 'yaml',
      text: `clusterName: production
route:
  routes:
    - match:
        - reason: "Policy(Violation|Applied|Error|Skipped)"
          receiver: gatehouse
receivers:
  - name: gatehouse
    webhook:
      endpoint: {{url}}/api/ingest/kyverno
      headers:
        Authorization: Bearer {{token}}
        Content-Type: application/json`,
      tested: 'not tested',
    },
    {
      title: 'The violations that the cluster still remembers, once',
      language: 'shell',
      text: `kubectl get events --all-namespaces --field-selector reason=PolicyViolation -o json |
  curl -sS {{url}}/api/ingest/kyverno \\
    -H 'Authorization: Bearer {{token}}' \\
    -H 'Content-Type: application/json' \\
    --data-binary @-`,
      tested: 'with recorded payloads',
    },
  ],
};
