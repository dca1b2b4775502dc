/** Payloads written from GitHub's documentation, cut to what says something. */

const A = 'a'.repeat(40);
const B = 'b'.repeat(40);

export const repository = {
  full_name: 'acme/policies',
  default_branch: 'main',
  html_url: 'https://github.com/acme/policies',
  pushed_at: 1_763_719_200,
};
export const sender = { login: 'mona' };

const commit = (id: string, message: string, files: object) => ({
  id,
  message,
  timestamp: '2025-11-21T10:59:00+01:00',
  url: `https://github.com/acme/policies/commit/${id}`,
  author: { name: 'Mona Lisa', email: 'mona@example.com', username: 'mona' },
  ...files,
});

const second = commit(B, 'Tighten payments', {
  added: [],
  modified: ['payments/authz/rules.rego', 'mesh/deny-all.yaml', 'README.md'],
  removed: ['payments/authz/old.rego'],
});

export const push = {
  ref: 'refs/heads/main',
  before: '0'.repeat(39) + '1',
  after: B,
  created: false,
  deleted: false,
  forced: false,
  compare: 'https://github.com/acme/policies/compare/000000000001...bbbbbbbbbbbb',
  commits: [
    commit(A, 'Add payments', { added: ['payments/authz/rules.rego'], modified: [], removed: [] }),
    second,
  ],
  head_commit: second,
  repository,
  pusher: { name: 'mona', email: 'mona@example.com' },
  sender,
};

const pull = {
  number: 7,
  title: 'Tighten payments',
  html_url: 'https://github.com/acme/policies/pull/7',
  updated_at: '2025-11-21T10:00:00Z',
  user: { login: 'hubot' },
  head: { ref: 'tighten', sha: A },
  base: { ref: 'main' },
};

export const pullRequest = {
  action: 'closed',
  number: 7,
  pull_request: {
    ...pull,
    merged: true,
    merged_at: '2025-11-21T09:59:58Z',
    merge_commit_sha: B,
    merged_by: sender,
  },
  repository,
  sender,
};

export const review = {
  action: 'submitted',
  review: {
    id: 99,
    state: 'approved',
    commit_id: A,
    submitted_at: '2025-11-21T09:58:00Z',
    html_url: 'https://github.com/acme/policies/pull/7#pullrequestreview-99',
    user: sender,
  },
  pull_request: pull,
  repository,
  sender,
};

export const ping = {
  zen: 'Keep it logically awesome.',
  hook_id: 5,
  hook: { type: 'Repository', updated_at: '2025-11-21T09:00:00Z', events: ['push', 'pull_request'] },
  repository,
  sender,
};
