import { expect, test } from 'vitest';
import { findGrammar } from './find-grammar';

test.each([
  ['payments/egress.rego', null, 'rego'],
  ['policies/photo.cedar', null, 'cedar'],
  ['deny.YAML', null, 'yaml'],
  ['deny.yml', 'cedar', 'yaml'],
  ['data.json', 'rego', 'json'],
  ['policy', 'cedar', 'cedar'],
  ['policy', 'Rego', 'rego'],
  ['policy.txt', 'kyverno', 'yaml'],
  ['policy', 'kubernetes-network-policy', 'yaml'],
  ['README.md', null, null],
  ['policy', 'text', null],
])('%s of language %s is highlighted as %s', (path, language, grammar) => {
  expect(findGrammar(path, language)).toBe(grammar);
});
