import type { SourceSetup } from '@/lib/domain/source-setup';

/** How a pipeline sends what Conftest said. */
export const conftestSetup: SourceSetup = {
  title: 'Conftest',
  group: 'policy engines',
  becomes: ['decision'],
  sends: 'pushes or files',
  about:
    'Each failure (deny), warning (would-deny), exception (allow) and skipped rule (unevaluated) of a tested file; of passed rules one event that counts for all. The output has no time and no id: results are as of when they come, and the very same result sent twice counts once.',
  documentation: 'https://www.conftest.dev/output/',
  snippets: [
    {
      title: 'A step of the pipeline that sends the results and still fails',
      language: 'shell',
      text: `conftest test --output json manifests/ > conftest.json; status=$?
curl -sS {{url}}/api/ingest/conftest \\
  -H 'Authorization: Bearer {{token}}' \\
  -H 'Content-Type: application/json' \\
  --data-binary @conftest.json
exit $status`,
      tested: 'not tested',
    },
  ],
};
