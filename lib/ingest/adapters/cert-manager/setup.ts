import type { SourceSetup } from '@/lib/domain/source-setup';

/** How rotations of certificates come here. */
export const certManagerSetup: SourceSetup = {
  title: 'cert-manager',
  group: 'attestation',
  becomes: ['change', 'audit'],
  sends: 'pushes or files',
  about:
    'A certificate that was issued or renewed is a rotation, with its expiry where the Certificate is read; a failed issuance and the steps between are audit entries. Send the Events or the Certificates: both mark a rotation twice.',
  documentation: 'https://cert-manager.io/docs/reference/api-docs/#cert-manager.io/v1.CertificateStatus',
  snippets: [
    {
      title: 'Certificates, from a CronJob',
      language: 'shell',
      text: `kubectl get certificates --all-namespaces --output json |
curl -H 'Authorization: Bearer {{token}}' -H 'Content-Type: application/json' \\
  --data-binary @- {{url}}/api/ingest/cert-manager`,
      tested: 'not tested',
    },
    {
      title: 'Events, with kubernetes-event-exporter',
      language: 'yaml',
      text: `route:
  routes:
    - match:
        - kind: Certificate
          receiver: gatehouse
receivers:
  - name: gatehouse
    webhook:
      endpoint: {{url}}/api/ingest/cert-manager
      headers:
        Authorization: Bearer {{token}}
        Content-Type: application/json`,
      tested: 'not tested',
    },
  ],
};
