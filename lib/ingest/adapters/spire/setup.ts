import type { SourceSetup } from '@/lib/domain/source-setup';

/** How SPIRE's logs come here. */
export const spireSetup: SourceSetup = {
  title: 'SPIRE server and agents',
  group: 'attestation',
  becomes: ['attestation', 'change', 'audit'],
  sends: 'pushes or files',
  about:
    'Every result of a node attestation with its method, agent and reason; rotations of SVIDs and authorities; the calls of the audit log. A result that server and agent both report counts twice: send the server’s log, and of agents only the failures that never reached the server. Steps without a result stay in quarantine, so filter before sending.',
  documentation: 'https://spiffe.io/docs/latest/deploying/spire_server/',
  snippets: [
    {
      title: 'SPIRE server',
      language: 'hcl',
      text: `server {
  log_level = "INFO"
  log_format = "json"
  audit_log_enabled = true
}`,
      tested: 'with recorded payloads',
    },
    {
      title: 'Fluent Bit beside it',
      language: 'yaml',
      text: `pipeline:
  inputs:
    - name: tail
      path: /var/log/containers/spire-server-*.log
      multiline.parser: cri
      tag: kube.spire
  filters:
    - name: kubernetes
      match: kube.*
    - name: grep
      match: kube.spire
      regex: log (attest|rotat|Renewing X509|activated|"type":"audit"|"level":"error")
  outputs:
    - name: http
      match: kube.spire
      host: gatehouse.example.org
      port: 443
      tls: on
      uri: /api/ingest/spire
      format: json_lines
      header: Authorization Bearer {{token}}`,
      tested: 'not tested',
    },
    {
      title: 'A file',
      language: 'shell',
      text: `npm run gatehouse -- ingest /var/log/spire/server.log --source spire`,
      tested: 'with recorded payloads',
    },
  ],
};
