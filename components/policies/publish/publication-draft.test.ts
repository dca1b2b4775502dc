import { expect, it } from 'vitest';
import { EMPTY_FACTS, findFileProblem, toPublication } from './publication-draft';

const file = (path: string, text = 'x') => ({ key: 1, path, text });

it('sends what was typed, without spaces around it and without what is empty', () => {
  const facts = { ...EMPTY_FACTS, policy: ' payments/authz ', approvedBy: 'ann, ,bob', message: ' ' };
  expect(toPublication(facts, [file(' authz.rego ', ' text \n')])).toEqual({
    policy: 'payments/authz',
    approvedBy: ['ann', 'bob'],
    files: { 'authz.rego': ' text \n' },
  });
});

it('says which file is not named, or named as another', () => {
  expect(findFileProblem([file('a.rego'), file(' ')])).toContain('needs a name');
  expect(findFileProblem([file('a.rego'), file('a.rego ')])).toBe('Two files are named a.rego.');
  expect(findFileProblem([file('a.rego'), file('b.rego')])).toBeNull();
});
