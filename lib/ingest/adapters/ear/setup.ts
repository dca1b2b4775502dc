import type { SourceSetup } from '@/lib/domain/source-setup';

/** How results of remote attestation come here. */
export const earSetup: SourceSetup = {
  title: 'EAT Attestation Results (EAR)',
  group: 'attestation',
  becomes: ['attestation'],
  sends: 'pushes or files',
  about:
    'The verdict of a RATS verifier such as Veraison, an attestation for each submod: affirming is valid; warning, contraindicated and none are failed, with the claims that say why. A JWT is read without a check of its signature. Evidence itself, such as the attestation document of an AWS Nitro enclave, is no result and is refused: send what its verifier found.',
  documentation: 'https://datatracker.ietf.org/doc/draft-ietf-rats-ear/',
  snippets: [
    {
      title: 'Behind the verifier',
      language: 'shell',
      text: `curl -H 'Authorization: Bearer {{token}}' -H 'Content-Type: application/json' \\
  --data-binary @result.ear.json {{url}}/api/ingest/ear`,
      tested: 'with recorded payloads',
    },
  ],
};
