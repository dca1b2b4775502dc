import type { SourceSetup } from '@/lib/domain/source-setup';

/** How GitLab sends what happens to a policy repository. */
export const gitlabSetup: SourceSetup = {
  title: 'GitLab webhooks',
  group: 'change',
  becomes: ['change', 'audit'],
  sends: 'pushes or files',
  about:
    'A push to the default branch publishes each policy whose files it touches, with the commit as its revision; a Rego file belongs to the policy named by its folder, any other policy text is a policy by its path without the extension. A push payload holds the names of files, not their texts, and at most twenty commits: with read access to the repository, given on this page, Gatehouse fetches the texts of each published policy afterwards. A merge into the default branch is a change. An approval of a merge request is one of the revisions that it brings, whether it comes before or after them, until it is withdrawn; it and everything else are audit events.',
  documentation: 'https://docs.gitlab.com/user/project/integrations/webhook_events/',
  snippets: [
    {
      title: 'Webhook by the GitLab API',
      language: 'shell',
      text: `curl --request POST "https://gitlab.example.com/api/v4/projects/PROJECT_ID/hooks" \\
  --header "PRIVATE-TOKEN: $GITLAB_TOKEN" \\
  --data-urlencode "url={{url}}/api/ingest/gitlab" \\
  --data-urlencode "token={{secret}}" \\
  --data "push_events=true&tag_push_events=true&merge_requests_events=true"`,
      tested: 'not tested',
    },
    {
      title: 'Webhook in the project settings',
      language: 'text',
      text: `URL:                           {{url}}/api/ingest/gitlab
Signing token or secret token: {{secret}}
Trigger:                       Push events, Tag push events, Merge request events`,
      tested: 'not tested',
    },
  ],
};
