import type { SourceSetup } from '@/lib/domain/source-setup';

/** How GitHub sends what happens to a policy repository. */
export const githubSetup: SourceSetup = {
  title: 'GitHub webhooks',
  group: 'change',
  becomes: ['change', 'audit'],
  sends: 'pushes or files',
  about:
    'A push to the default branch publishes each policy whose files it touches, with the commit as its revision; a Rego file belongs to the policy named by its folder, any other policy text is a policy by its path without the extension. A push payload holds the names of files, not their texts: with read access to the repository, given on this page, Gatehouse fetches the texts of each published policy afterwards. A merged pull request is a change, its policies are named by its push. A review that approves is an approval of the revisions that its pull request brings, whether it comes before or after them, until it is dismissed. Reviews, other pushes and pull requests are audit events.',
  documentation: 'https://docs.github.com/en/webhooks/webhook-events-and-payloads',
  snippets: [
    {
      title: 'Webhook by the GitHub command line',
      language: 'shell',
      text: `gh api repos/OWNER/REPOSITORY/hooks --method POST \\
  -f name=web -F active=true \\
  -f 'events[]=push' -f 'events[]=pull_request' -f 'events[]=pull_request_review' \\
  -f config[url]={{url}}/api/ingest/github \\
  -f config[content_type]=json \\
  -f 'config[secret]={{secret}}'`,
      tested: 'with recorded payloads',
    },
    {
      title: 'Webhook in the repository settings',
      language: 'text',
      text: `Payload URL:   {{url}}/api/ingest/github
Content type:  application/json
Secret:        {{secret}}
Events:        Pushes, Pull requests, Pull request reviews`,
      tested: 'with recorded payloads',
    },
  ],
};
