import { describe, expect, it } from 'vitest';
import { fuzzAdapter } from '../../testing/fuzz-adapter';
import { mapText } from '../../testing/map-text';
import { gitlabAdapter } from './map-webhook';

const A = 'a'.repeat(40);
const B = 'b'.repeat(40);
const project = {
  path_with_namespace: 'acme/policies',
  default_branch: 'main',
  web_url: 'https://gitlab.example.com/acme/policies',
};
const push = {
  object_kind: 'push',
  event_name: 'push',
  ref: 'refs/heads/main',
  before: A,
  after: B,
  checkout_sha: B,
  user_name: 'Mona Lisa',
  user_username: 'mona',
  project,
  commits: [
    {
      id: B,
      message: 'Tighten payments\n',
      title: 'Tighten payments',
      timestamp: '2025-11-21T10:59:00+01:00',
      url: `https://gitlab.example.com/acme/policies/-/commit/${B}`,
      author: { name: 'Hubert', email: 'hubert@example.com' },
      added: ['payments/authz/rules.rego'],
      modified: [],
      removed: [],
    },
  ],
  total_commits_count: 24,
};
const merge = {
  object_kind: 'merge_request',
  event_type: 'merge_request',
  user: { id: 1, name: 'Mona Lisa', username: 'mona' },
  project,
  object_attributes: {
    iid: 7,
    title: 'Tighten payments',
    action: 'merge',
    state: 'merged',
    updated_at: '2025-11-21 10:00:00 UTC',
    merge_commit_sha: B,
    source_branch: 'tighten',
    target_branch: 'main',
    url: 'https://gitlab.example.com/acme/policies/-/merge_requests/7',
    last_commit: { id: A, author: { name: 'Hubert' } },
  },
};
const map = (record: object) => mapText(gitlabAdapter, JSON.stringify(record));
const withMerge = (fields: object) => ({
  ...merge,
  object_attributes: { ...merge.object_attributes, ...fields },
});

describe('a push', () => {
  it('to the default branch publishes each policy that its commits touch, and says what was not listed', () => {
    expect(map(push).events).toMatchObject([
      {
        kind: 'change',
        type: 'policy-published',
        occurredAt: '2025-11-21T10:59:00+01:00',
        policy: 'payments/authz',
        revision: B,
        commit: B,
        author: 'Hubert',
        principal: 'mona',
        message: 'Tighten payments',
        url: `https://gitlab.example.com/acme/policies/-/commit/${B}`,
        labels: {
          repository: 'acme/policies',
          added: 'payments/authz/rules.rego',
          commits: '24',
          commitsNotListed: '23',
        },
      },
    ]);
  });

  it.each([
    ['a tag', { object_kind: 'tag_push', ref: 'refs/tags/v1' }, 'push', { type: 'tag', id: 'v1' }],
    ['another branch', { ref: 'refs/heads/x/y' }, 'push', { type: 'branch', id: 'x/y' }],
    [
      'a branch that is removed',
      { ref: 'refs/heads/main', after: '0'.repeat(40), commits: [] },
      'push.deleted',
      { type: 'branch', id: 'main' },
    ],
  ])('of %s is an audit event', (_, fields, action, target) => {
    expect(map({ ...push, ...fields }).events).toMatchObject([
      {
        kind: 'audit',
        action,
        actor: { type: 'user', id: 'mona', name: 'Mona Lisa' },
        targets: [{ type: 'repository', id: 'acme/policies' }, target],
      },
    ]);
  });
});

describe('a merge request', () => {
  it('merged into the default branch is a change', () => {
    expect(map(merge).events).toMatchObject([
      {
        kind: 'change',
        type: 'policy-published',
        occurredAt: '2025-11-21T10:00:00Z',
        revision: B,
        author: 'Hubert',
        principal: 'mona',
        message: 'Tighten payments',
        labels: { mergeRequest: '!7', commit: A },
      },
    ]);
  });

  it('merged by fast-forward has the last commit of its branch as the revision', () => {
    expect(map(withMerge({ merge_commit_sha: null })).events).toMatchObject([{ revision: A }]);
  });

  it('is an audit event for everything else', () => {
    expect(map(withMerge({ action: 'approved' })).events).toMatchObject([
      {
        kind: 'audit',
        action: 'merge_request.approved',
        actor: { id: 'mona' },
        targets: [{ type: 'merge-request', id: 'acme/policies!7', name: 'Tighten payments' }],
      },
    ]);
    expect(map(withMerge({ target_branch: 'next', action: 'update' })).events[0]).not.toHaveProperty(
      'approval',
      expect.anything(),
    );
    expect(map(withMerge({ target_branch: 'next' })).events).toMatchObject([
      { kind: 'audit', action: 'merge_request.merge' },
    ]);
  });
});

it.each([
  ['approval', 'approved'],
  ['approved', 'approved'],
  ['unapproval', 'withdrawn'],
  ['unapproved', 'withdrawn'],
])('%s of a merge request: the user has %s it, by the address that its merge names too', (action, state) => {
  const reviewUrl = 'https://gitlab.example.com/acme/policies/-/merge_requests/7';
  expect(map(withMerge({ action })).events).toMatchObject([{ approval: { state, by: 'mona', reviewUrl } }]);
  expect(map(merge).events).toMatchObject([{ reviewUrl, commit: B }]);
});

it.each([
  ['another kind', { object_kind: 'pipeline' }, 'object_kind'],
  ['an action that GitLab does not have', withMerge({ action: 'danced' }), 'object_attributes.action'],
  ['a time that is none', withMerge({ updated_at: 'soon' }), 'object_attributes.updated_at'],
  [
    'a merge without any commit',
    withMerge({ merge_commit_sha: null, last_commit: null }),
    'object_attributes.merge_commit_sha',
  ],
  [
    'a project without a default branch',
    { ...push, project: { ...project, default_branch: null } },
    'project.default_branch',
  ],
  ['a commit id that is none', { ...push, after: 'HEAD' }, 'after'],
])('refuses %s', (_, record, path) => {
  expect(map(record)).toMatchObject({ events: [], rejected: [{ path }] });
});

fuzzAdapter(gitlabAdapter, {
  samples: [push, merge].map((record) => JSON.stringify(record)),
  decisive: ['object_kind', 'ref', 'object_attributes.action'],
});
