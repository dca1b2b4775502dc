import type { SourceSetup } from '@/lib/domain/source-setup';

/** How policy reports get out of a cluster. */
export const policyReportSetup: SourceSetup = {
  title: 'Kubernetes policy reports',
  group: 'policy engines',
  becomes: ['decision'],
  sends: 'pushes or files',
  about:
    'PolicyReport and ClusterPolicyReport (wgpolicyk8s.io) and their successors of openreports.io, as Kyverno, Trivy, kube-bench or Falco write them: one decision for each result. What a background scan or a policy in audit mode found would have been denied; it was not.',
  documentation:
    'https://github.com/kubernetes-sigs/wg-policy-prototypes/blob/master/policy-report/docs/api-docs.md',
  snippets: [
    {
      title: 'Every report of a cluster, once or from a CronJob',
      language: 'shell',
      text: `kubectl get policyreports,clusterpolicyreports --all-namespaces -o json |
  curl -sS {{url}}/api/ingest/policy-report \\
    -H 'Authorization: Bearer {{token}}' \\
    -H 'Content-Type: application/json' \\
    --data-binary @-`,
      tested: 'with recorded payloads',
    },
  ],
};
