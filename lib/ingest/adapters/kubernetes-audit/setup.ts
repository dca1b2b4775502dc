import type { SourceSetup } from '@/lib/domain/source-setup';

/** How a Kubernetes API server sends its audit log. */
export const kubernetesAuditSetup: SourceSetup = {
  title: 'Kubernetes audit log',
  group: 'cloud and platform audit',
  becomes: ['audit', 'auth', 'decision'],
  sends: 'pushes or files',
  about:
    'Each request once, with who made it on whose behalf. Refusals become denials of RBAC or of the admission policy that the answer names; a 401, a reviewed token or an OpenShift login become sign-ins. Records of RequestReceived say nothing about the outcome and are refused: leave them out in the audit policy.',
  documentation: 'https://kubernetes.io/docs/reference/config-api/apiserver-audit.v1/',
  snippets: [
    {
      title: 'kubeconfig of the webhook backend (--audit-webhook-config-file)',
      language: 'yaml',
      text: `apiVersion: v1
kind: Config
clusters:
  - name: gatehouse
    cluster:
      server: {{url}}/api/ingest/kubernetes-audit
users:
  - name: gatehouse
    user:
      token: {{token}}
contexts:
  - name: gatehouse
    context:
      cluster: gatehouse
      user: gatehouse
current-context: gatehouse`,
      tested: 'with recorded payloads',
    },
    {
      title: 'Audit policy (--audit-policy-file)',
      language: 'yaml',
      text: `apiVersion: audit.k8s.io/v1
kind: Policy
omitStages:
  - RequestReceived
rules:
  # Only the answer to a token review says whether somebody was signed in.
  - level: RequestResponse
    resources:
      - group: authentication.k8s.io
        resources: [tokenreviews]
  - level: Metadata`,
      tested: 'not tested',
    },
    {
      title: 'Files of the log backend',
      language: 'shell',
      text: 'gatehouse ingest /var/log/kubernetes/audit/*.log --source kubernetes-audit',
      tested: 'with recorded payloads',
    },
  ],
};
