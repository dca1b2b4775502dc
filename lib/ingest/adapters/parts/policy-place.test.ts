import { expect, it } from 'vitest';
import { findPolicyPlace } from './policy-place';

const commits = [
  { added: ['policies/payments/authz/rules.rego', 'mesh/deny.yaml'], modified: null, removed: [] },
  { modified: ['authz.rego', 'README.md'], removed: ['policies/payments/authz/old.rego'] },
];
const github = { repository: { full_name: 'acme/policies' }, commits };
const gitlab = { project: { path_with_namespace: 'acme/sub/policies' }, commits };

it.each([
  ['a package is its folder', github, 'payments/authz', { folders: ['policies/payments/authz'], files: [] }],
  ['a text of its own is its file', github, 'mesh/deny', { folders: [], files: ['mesh/deny.yaml'] }],
  ['at the top only the file is read', github, 'authz', { folders: [], files: ['authz.rego'] }],
])('%s', (_, payload, policy, place) => {
  expect(findPolicyPlace(payload, policy)).toEqual({ repository: 'acme/policies', ...place });
});

it('a project of GitLab is named by its path', () => {
  expect(findPolicyPlace(gitlab, 'mesh/deny')?.repository).toBe('acme/sub/policies');
});

it.each([
  [github, 'other'],
  [{ pull_request: {} }, 'mesh/deny'],
  [{ commits }, 'mesh/deny'],
  [null, 'mesh/deny'],
])('%j says nothing of %s', (payload, policy) => {
  expect(findPolicyPlace(payload, policy)).toBeNull();
});
