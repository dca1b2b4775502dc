import { expect, test } from 'vitest';
import { describeRevisionChange } from '../describe-revision-change';

const tell = (before: string, after: string) => {
  const { statements, ...words } = describeRevisionChange({ 'a.rego': before }, { 'a.rego': after });
  return { ...words, sentences: statements.map(({ sentence }) => sentence), statements };
};
const BEFORE = `package authz

import data.teams

default allow := false

allow if {
	input.user == "ada"
	input.path == "/v1"
}

allow if teams[input.user]
`;

test('rules are told by their names, as text, and the effect is not guessed', () => {
  const { verdict, effect, sentences, files } = tell(
    BEFORE,
    BEFORE.replace('\tinput.path == "/v1"\n', '').replace(
      'allow if teams',
      'deny if input.blocked\n\nallow if teams',
    ),
  );
  expect(effect).toBe('unknown');
  expect(verdict).toBe('Compared as text: 1 rule changed, 1 rule added.');
  expect(sentences).toEqual([
    'Rule `allow` no longer demands `input.path == "/v1"`, in 1 of its 2 definitions; it holds in more cases than before, or in the same.',
    'Rule `deny` was added.',
  ]);
  expect(files[0]).toMatchObject({ comparison: 'text' });
});

test('a default that becomes true is told as the fact it is', () => {
  const { effect, sentences } = tell(BEFORE, BEFORE.replace('allow := false', 'allow := true'));
  expect(effect).toBe('widens');
  expect(sentences).toEqual(['Default of `allow` is now `true`, and was `false`.']);
});

test('imports come and go', () => {
  expect(tell(BEFORE, BEFORE.replace('import data.teams', 'import data.groups')).sentences).toEqual([
    'Import `data.teams` was removed.',
    'Import `data.groups` was added.',
  ]);
});

test('blanks within a string are a difference, blanks around it are none', () => {
  expect(tell(BEFORE, BEFORE.replace('"ada"', '" ada"')).effect).toBe('unknown');
  expect(tell(BEFORE, BEFORE.replace('input.user == "ada"', 'input.user  ==  "ada" # owner')).verdict).toBe(
    'Only formatting changed.',
  );
});

test('a line break that parts a statement is a difference', () => {
  const one = 'package a\n\nallow if {\n\tx := 1\n\t- 1\n}\n';
  expect(tell(one, one.replace('1\n\t- 1', '1 - 1')).effect).toBe('unknown');
});
