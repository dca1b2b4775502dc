import type { SourceSetup } from '@/lib/domain/source-setup';

/** How a pipeline says that something was deployed, rotated or taken into maintenance. */
export const markersSetup: SourceSetup = {
  title: 'Deploy, rotation and maintenance markers',
  group: 'change',
  becomes: ['change'],
  sends: 'pushes or files',
  about:
    'One flat JSON object, or a list of them: type (deploy, rotation, maintenance), and what is known of at, service, environment, zone, revision, commit, author, message, url, labels. Give an id, or a time, so that a retry is the same marker.',
  documentation: 'https://docs.github.com/en/actions/reference/workflows-and-actions/variables',
  snippets: [
    {
      title: 'A deploy, from GitHub Actions',
      language: 'yaml',
      text: `- name: Tell Gatehouse
  run: |
    curl --fail --retry 3 {{url}}/api/ingest/markers \\
      --header "Authorization: Bearer \${{ secrets.GATEHOUSE_TOKEN }}" \\
      --header "Content-Type: application/json" \\
      --data '{"type":"deploy","id":"\${{ github.run_id }}-\${{ github.run_attempt }}","service":"payments-api","environment":"production","revision":"\${{ github.sha }}","commit":"\${{ github.sha }}","author":"\${{ github.actor }}"}'`,
      tested: 'not tested',
    },
    {
      title: 'A rotation, from a shell',
      language: 'shell',
      text: `curl --fail --retry 3 {{url}}/api/ingest/markers \\
  --header "Authorization: Bearer {{token}}" \\
  --header "Content-Type: application/json" \\
  --data '{"type":"rotation","at":"'"$(date -u +%Y-%m-%dT%H:%M:%SZ)"'","service":"payments-api","environment":"production","message":"Signing key rotated"}'`,
      tested: 'not tested',
    },
  ],
};
