import { expect, test } from 'vitest';
import { highlightCode } from './highlight-code';
import type { Grammar } from './find-grammar';

const kinds = (text: string, grammar: Grammar) =>
  highlightCode(text, grammar).map((line) => line.flatMap(({ text, kind }) => (kind ? [[kind, text]] : [])));

test.each([
  ['rego', 'a := `raw\n# no comment\nend` # one\n\nb := 1\n'],
  ['cedar', '@id("x")\npermit (principal, action, resource)\nwhen { context.note == "a\nb" };'],
  ['yaml', 'a: |\n  # kept\n  b: c\nd: true\n'],
  ['json', '{\n  "a": [1, null, "x"]\n}'],
] as const)('%s: the lines of tokens are the text, line for line', (grammar, text) => {
  expect(highlightCode(text, grammar).map((line) => line.map((token) => token.text).join(''))).toEqual(
    text.split('\n'),
  );
});

test('a raw string of Rego stays a string over its lines, with what looks like a comment in it', () => {
  expect(kinds('a := `raw\n# no comment\nend` # one', 'rego')).toEqual([
    [['string', '`raw']],
    [['string', '# no comment']],
    [
      ['string', 'end`'],
      ['comment', '# one'],
    ],
  ]);
});

test('Rego v1 has its keywords, and a call of the function contains is none', () => {
  expect(kinds('deny contains x if some y in z', 'rego')).toEqual([
    ['contains', 'if', 'some', 'in'].map((word) => ['keyword', word]),
  ]);
  expect(kinds('contains(a, "b")', 'rego')).toEqual([
    [
      ['function', 'contains'],
      ['string', '"b"'],
    ],
  ]);
});

test('a block of YAML stays a string until its indentation ends', () => {
  expect(kinds('a: |\n  # kept\n  b: c\nd: true', 'yaml')).toEqual([
    [['name', 'a']],
    [['string', '  # kept']],
    [['string', '  b: c']],
    [
      ['name', 'd'],
      ['constant', 'true'],
    ],
  ]);
});

test('Cedar: effects, scope, entities, conditions, strings over lines and comments', () => {
  const text = [
    '// who may look',
    '@id("view")',
    'permit (',
    '  principal in Team::Group::"ops",',
    '  action == Action::"view",',
    '  resource is Photo',
    ') when { ip(context.ip).isLoopback() && context.n < 10 && "// no',
    'comment" != "x" };',
  ].join('\n');
  expect(kinds(text, 'cedar')).toEqual([
    [['comment', '// who may look']],
    [
      ['keyword', '@id'],
      ['string', '"view"'],
    ],
    [['keyword', 'permit']],
    [
      ['name', 'principal'],
      ['keyword', 'in'],
      ['function', 'Team::Group'],
      ['string', '"ops"'],
    ],
    [
      ['name', 'action'],
      ['function', 'Action'],
      ['string', '"view"'],
    ],
    [
      ['name', 'resource'],
      ['keyword', 'is'],
      ['function', 'Photo'],
    ],
    [
      ['keyword', 'when'],
      ['function', 'ip'],
      ['name', 'context'],
      ['function', 'isLoopback'],
      ['name', 'context'],
      ['constant', '10'],
      ['string', '"// no'],
    ],
    [
      ['string', 'comment"'],
      ['string', '"x"'],
    ],
  ]);
});
