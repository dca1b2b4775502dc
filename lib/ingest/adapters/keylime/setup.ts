import type { SourceSetup } from '@/lib/domain/source-setup';

/** How Keylime's results come here. */
export const keylimeSetup: SourceSetup = {
  title: 'Keylime (TPM)',
  group: 'attestation',
  becomes: ['attestation'],
  sends: 'pushes or files',
  about:
    'Results of TPM attestation: the verifier’s status of each agent, attestations of the push model (API 3), revocations and the verifier’s log. An agent that stopped answering is stale. Its log has no zone: run the verifier in UTC. One way of the four is enough; two count twice.',
  documentation: 'https://keylime.readthedocs.io/en/latest/rest_apis.html',
  snippets: [
    {
      title: 'Status of the agents, every minute',
      language: 'shell',
      text: `curl -s --cacert cacert.crt --cert client-cert.crt --key client-private.pem \\
  'https://verifier:8881/v2.4/agents/?bulk=true' |
jq -c 'del(.results[].v)' |
curl -s -H 'Authorization: Bearer {{token}}' -H 'Content-Type: application/json' \\
  --data-binary @- {{url}}/api/ingest/keylime`,
      tested: 'not tested',
    },
    {
      title: 'The verifier’s log',
      language: 'shell',
      text: `npm run gatehouse -- ingest /var/log/keylime/verifier.log --source keylime`,
      tested: 'with recorded payloads',
    },
  ],
};
