import { describe, expect, it } from 'vitest';
import { describeSamples, readSample } from '../../testing/describe-samples';
import { fuzzAdapter } from '../../testing/fuzz-adapter';
import { mapText } from '../../testing/map-text';
import { githubAdapter } from './map-webhook';
import { ping, pullRequest, push, repository, review } from './samples';

const map = (record: object) => mapText(githubAdapter, JSON.stringify(record));
const B = 'b'.repeat(40);

describe('a push to the default branch', () => {
  it('publishes each policy that its commits touch, with the names of the files', () => {
    const { events, rejected } = map(push);
    expect(rejected).toEqual([]);
    const common = {
      kind: 'change',
      type: 'policy-published',
      occurredAt: '2025-11-21T10:00:00Z',
      revision: B,
      commit: B,
      author: 'mona',
      principal: 'mona',
      message: 'Tighten payments',
      url: `https://github.com/acme/policies/commit/${B}`,
    };
    expect(events).toMatchObject([
      {
        ...common,
        policy: 'payments/authz',
        labels: {
          repository: 'acme/policies',
          branch: 'main',
          commits: '2',
          added: 'payments/authz/rules.rego',
          removed: 'payments/authz/old.rego',
        },
      },
      { ...common, policy: 'mesh/deny-all', labels: { modified: 'mesh/deny-all.yaml' } },
    ]);
    expect(events).toHaveLength(2);
    expect(events[0]).not.toHaveProperty('files');
  });

  it('is the same events when it is delivered again, and others when it is another push', () => {
    const ids = (record: object) => map(record).events.map(({ id }) => id);
    expect(ids(push)).toEqual(ids(structuredClone(push)));
    expect(ids({ ...push, before: 'c'.repeat(40) })).not.toEqual(ids(push));
  });

  it('rolls back when it is forced to a commit that was there before', () => {
    const { events } = map({ ...push, forced: true, commits: [] });
    expect(events).toMatchObject([{ kind: 'change', type: 'policy-rolled-back', revision: B }]);
    expect(events[0]).not.toHaveProperty('policy');
  });

  it('is told as one change when it touches more than a hundred policies', () => {
    const added = Array.from({ length: 101 }, (_, index) => `mesh/p${index}.yaml`);
    const { events } = map({ ...push, commits: [{ ...push.head_commit, added, modified: [], removed: [] }] });
    expect(events).toMatchObject([{ kind: 'change', labels: { policies: '101' } }]);
  });
});

describe('what publishes nothing', () => {
  it.each([
    ['another branch', { ref: 'refs/heads/topic/x' }, { action: 'push' }, { type: 'branch', id: 'topic/x' }],
    ['a tag', { ref: 'refs/tags/v1', commits: [] }, { action: 'push' }, { type: 'tag', id: 'v1' }],
    [
      'a branch that is removed',
      { ref: 'refs/heads/main', deleted: true, after: '0'.repeat(40), commits: [], head_commit: null },
      { action: 'push.deleted' },
      { type: 'branch', id: 'main' },
    ],
    [
      'files that are no policies',
      { commits: [{ ...push.head_commit, added: [], modified: ['README.md'], removed: [] }] },
      { action: 'push' },
      { type: 'branch', id: 'main' },
    ],
  ])('%s is an audit event', (_, fields, expected, target) => {
    expect(map({ ...push, ...fields }).events).toMatchObject([
      {
        kind: 'audit',
        outcome: 'success',
        actor: { type: 'user', id: 'mona' },
        targets: [{ type: 'repository', id: 'acme/policies' }, target],
        ...expected,
      },
    ]);
  });
});

describe('a pull request', () => {
  it('that is merged into the default branch is a change without a policy', () => {
    const { events } = map(pullRequest);
    expect(events).toMatchObject([
      {
        kind: 'change',
        type: 'policy-published',
        occurredAt: '2025-11-21T09:59:58Z',
        revision: B,
        commit: B,
        author: 'hubot',
        principal: 'mona',
        message: 'Tighten payments',
        labels: { pullRequest: '#7' },
      },
    ]);
    expect(events[0]).not.toHaveProperty('policy');
  });

  it('that is closed, opened or merged elsewhere is an audit event', () => {
    const pull = pullRequest.pull_request;
    const actionOf = (record: object) => map(record).events.map((event) => 'action' in event && event.action);
    expect(actionOf({ ...pullRequest, pull_request: { ...pull, merged: false } })).toEqual([
      'pull_request.closed',
    ]);
    expect(actionOf({ ...pullRequest, action: 'opened', pull_request: { ...pull, merged: false } })).toEqual([
      'pull_request.opened',
    ]);
    expect(actionOf({ ...pullRequest, pull_request: { ...pull, base: { ref: 'next' } } })).toEqual([
      'pull_request.merged',
    ]);
  });

  it.each([
    ['submitted', 'approved', 'approved'],
    ['submitted', 'changes_requested', 'withdrawn'],
    ['dismissed', 'dismissed', 'withdrawn'],
  ])('%s as %s has its reviewer say: %s, by the address that its merge names too', (action, state, said) => {
    const [event] = map({ ...review, action, review: { ...review.review, state } }).events;
    expect(event).toMatchObject({
      approval: { state: said, by: review.review.user.login, reviewUrl: review.pull_request.html_url },
    });
  });

  it.each([
    ['submitted', 'commented'],
    ['edited', 'approved'],
  ])('%s as %s says nothing about it', (action, state) => {
    const [event] = map({ ...review, action, review: { ...review.review, state } }).events;
    expect((event as { approval?: unknown }).approval).toBeUndefined();
  });

  it('is reviewed: an audit event about the commit that was looked at', () => {
    expect(map(review).events).toMatchObject([
      {
        kind: 'audit',
        occurredAt: '2025-11-21T09:58:00Z',
        actor: { type: 'user', id: 'mona' },
        action: 'pull_request_review.approved',
        targets: [{ type: 'pull-request', id: 'acme/policies#7', name: 'Tighten payments' }],
        labels: { commit: 'a'.repeat(40), author: 'hubot' },
      },
    ]);
  });
});

it('a ping shows that the way is open', () => {
  expect(map(ping).events).toMatchObject([{ kind: 'audit', action: 'webhook.ping', targets: [{ id: '5' }] }]);
});

it('a form holds the same as JSON', () => {
  const form = `payload=${encodeURIComponent(JSON.stringify(push)).replaceAll('%20', '+')}`;
  expect(mapText(githubAdapter, form).events).toEqual(map(push).events);
});

it.each([
  [
    'a word for the state of a review',
    { ...review, review: { ...review.review, state: 'liked' } },
    'review.state',
  ],
  ['an action', { ...pullRequest, action: 'danced' }, 'action'],
  ['a ref that is neither branch nor tag', { ...push, ref: 'refs/pull/7/head' }, 'ref'],
  [
    'no default branch',
    { ...push, repository: { ...repository, default_branch: null } },
    'repository.default_branch',
  ],
  [
    'a merge without a commit',
    { ...pullRequest, pull_request: { ...pullRequest.pull_request, merge_commit_sha: null } },
    'pull_request.merge_commit_sha',
  ],
  ['a comment on a pull request', { ...pullRequest, action: 'created', comment: {} }, ''],
  ['an event of another kind', { action: 'created', issue: {}, repository }, ''],
])('refuses %s', (_, record, path) => {
  expect(map(record)).toMatchObject({ events: [], rejected: [{ path }] });
});

const HELLO = { type: 'repository', id: 'Codertocat/Hello-World' };
const octocat = { type: 'user', id: 'Codertocat' };
const aboutPull = {
  kind: 'audit',
  outcome: 'success',
  actor: octocat,
  targets: [
    { type: 'pull-request', id: 'Codertocat/Hello-World#2', name: 'Update the README with new information.' },
  ],
};
const tagRemoved = {
  kind: 'audit',
  occurredAt: '2019-05-15T15:20:57Z',
  outcome: 'success',
  actor: octocat,
  action: 'push.deleted',
};

describeSamples('github-webhooks', {
  'pull_request.closed.json': {
    adapter: githubAdapter,
    events: [{ ...aboutPull, action: 'pull_request.closed', occurredAt: '2019-05-15T15:21:18Z' }],
  },
  'pull_request.opened-b.json': {
    adapter: githubAdapter,
    events: [{ ...aboutPull, action: 'pull_request.opened', occurredAt: '2019-05-15T15:20:33Z' }],
  },
  'pull_request.opened.json': {
    adapter: githubAdapter,
    events: [{ ...aboutPull, action: 'pull_request.opened', occurredAt: '2019-05-15T15:20:33Z' }],
  },
  'pull_request_review.submitted.json': {
    adapter: githubAdapter,
    events: [
      {
        ...aboutPull,
        action: 'pull_request_review.commented',
        occurredAt: '2019-05-15T15:20:38Z',
        labels: { commit: 'ec26c3e57ca3a959ca5aad62de7213c562f8c821', review: 'commented' },
      },
    ],
  },
  'push.commit-with-files.json': {
    adapter: githubAdapter,
    events: [
      {
        kind: 'change',
        type: 'policy-published',
        occurredAt: '2018-05-04T22:40:10Z',
        policy: 'ksapps/test-app/app',
        revision: '63738bb582c8b540af7bcfc18f87c575c3ed66e0',
        commit: '63738bb582c8b540af7bcfc18f87c575c3ed66e0',
        author: 'jessesuen',
        principal: 'jessesuen',
        message: 'Add staging-argocd-demo environment',
        url: 'https://github.com/jessesuen/test-repo/commit/63738bb582c8b540af7bcfc18f87c575c3ed66e0',
        labels: {
          repository: 'jessesuen/test-repo',
          branch: 'master',
          forced: 'true',
          modified: 'ksapps/test-app/app.yaml',
        },
      },
    ],
  },
  'push.json': {
    adapter: githubAdapter,
    events: [{ ...tagRemoved, targets: [HELLO, { type: 'tag', id: 'simple-tag' }] }],
  },
  'push.with-organization.json': {
    adapter: githubAdapter,
    events: [{ ...tagRemoved, targets: [{ type: 'repository' }, { type: 'tag', id: 'simple-tag' }] }],
  },
});

fuzzAdapter(githubAdapter, {
  samples: [
    ...[push, pullRequest, review, ping].map((record) => JSON.stringify(record)),
    ...['push.commit-with-files.json', 'pull_request.closed.json'].flatMap(
      (name) => readSample('github-webhooks', name) ?? [],
    ),
  ],
  decisive: ['ref', 'deleted', 'action', 'review.state', 'pull_request.merged'],
});
