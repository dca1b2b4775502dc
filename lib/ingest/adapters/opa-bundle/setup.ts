import type { SourceSetup } from '@/lib/domain/source-setup';

/** How a pipeline says which bundle it built. */
export const opaBundleSetup: SourceSetup = {
  title: 'OPA bundle manifests',
  group: 'change',
  becomes: ['change'],
  sends: 'pushes or files',
  about:
    'The .manifest of a bundle: its revision is published for each path that the bundle owns (roots), or for metadata.name where it owns everything. Of metadata also timestamp (RFC 3339), author, commit, message, url, reviewUrl, parent and environment are read.',
  documentation: 'https://www.openpolicyagent.org/docs/management-bundles#bundle-file-format',
  snippets: [
    {
      title: 'After the bundle is built',
      language: 'shell',
      text: `opa build --bundle policies --revision "$(git rev-parse HEAD)" --output bundle.tar.gz
tar --extract --gzip --to-stdout --file bundle.tar.gz /.manifest |
  curl --fail --retry 3 {{url}}/api/ingest/opa/bundles \\
    --header "Authorization: Bearer {{token}}" \\
    --header "Content-Type: application/json" \\
    --data-binary @-`,
      tested: 'not tested',
    },
  ],
};
