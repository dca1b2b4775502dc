import type { SourceSetup } from '@/lib/domain/source-setup';

/** How results of verifying artifacts come here. */
export const sigstoreSetup: SourceSetup = {
  title: 'Sigstore, SLSA and in-toto verification',
  group: 'attestation',
  becomes: ['attestation', 'decision'],
  sends: 'pushes or files',
  about:
    'What verifiers found of images and artifacts: cosign verify, slsa-verifier, verification summaries, simple verification results and test results, and policy-controller’s answers. Signatures of envelopes are not verified here, and the event says so. cosign prints successes only, without a time: the same image verified again is the same event. Provenance and SBOMs are claims, not results, and are refused.',
  documentation: 'https://slsa.dev/spec/v1.1/verification_summary',
  snippets: [
    {
      title: 'In a pipeline',
      language: 'shell',
      text: `cosign verify --certificate-identity "$ID" --certificate-oidc-issuer "$ISSUER" "$IMAGE" |
curl -H 'Authorization: Bearer {{token}}' -H 'Content-Type: application/json' \\
  --data-binary @- {{url}}/api/ingest/sigstore

slsa-verifier verify-artifact app.tar.gz --provenance-path app.intoto.jsonl \\
  --source-uri github.com/example/app > result.txt 2>&1
curl -H 'Authorization: Bearer {{token}}' --data-binary @result.txt {{url}}/api/ingest/sigstore`,
      tested: 'with recorded payloads',
    },
    {
      title: 'A verification summary',
      language: 'shell',
      text: `npm run gatehouse -- ingest app.vsa.dsse.jsonl --source sigstore`,
      tested: 'with recorded payloads',
    },
  ],
};
