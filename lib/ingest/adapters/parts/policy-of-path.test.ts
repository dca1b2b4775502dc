import { expect, it } from 'vitest';
import { policyOfPath } from './policy-of-path';

it.each([
  ['payments/authz/rules.rego', 'payments/authz'],
  ['policies/payments/authz/rules.rego', 'payments/authz'],
  ['payments/authz/data.json', 'payments/authz'],
  ['payments/.manifest', 'payments'],
  ['authz.rego', 'authz'],
  ['policies/authz.rego', 'authz'],
  ['policy/mesh/deny-all.yaml', 'mesh/deny-all'],
  [
    'best-practices/disallow-latest-tag/disallow-latest-tag.yml',
    'best-practices/disallow-latest-tag/disallow-latest-tag',
  ],
  ['app/policies.cedar', 'app/policies'],
  ['payments/authz/rules_test.rego', null],
  ['tests/payments/rules.rego', null],
  ['best-practices/x/kyverno-test.yaml', null],
  ['.github/workflows/ci.yaml', null],
  ['.gitlab-ci.yml', null],
  ['README.md', null],
  ['docs/picture.png', null],
  ['../outside.rego', null],
  ['', null],
])('%s belongs to %s', (path, policy) => {
  expect(policyOfPath(path)).toBe(policy);
});
