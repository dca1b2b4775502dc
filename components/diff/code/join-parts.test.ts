import { expect, test } from 'vitest';
import { joinParts } from './join-parts';

test('a changed word across tokens, and a token across words, are cut at both', () => {
  const tokens = [
    { text: 'port', kind: 'name' as const },
    { text: ' == ', kind: null },
    { text: '"8443"', kind: 'string' as const },
  ];
  const words = [
    { text: 'port ', changed: false },
    { text: '== "84', changed: true },
    { text: '43"', changed: false },
  ];
  expect(joinParts('port == "8443"', tokens, words)).toEqual([
    { text: 'port', kind: 'name', changed: false },
    { text: ' ', kind: null, changed: false },
    { text: '== ', kind: null, changed: true },
    { text: '"84', kind: 'string', changed: true },
    { text: '43"', kind: 'string', changed: false },
  ]);
});

test('without tokens or words the text is whole; an empty line has no parts', () => {
  expect(joinParts('allow', null, null)).toEqual([{ text: 'allow', kind: null, changed: false }]);
  expect(joinParts('', [], null)).toEqual([]);
});

test('what tokens do not reach is plain, never lost', () => {
  const parts = joinParts('allow if', [{ text: 'allow', kind: 'keyword' }], null);
  expect(parts).toEqual([
    { text: 'allow', kind: 'keyword', changed: false },
    { text: ' if', kind: null, changed: false },
  ]);
});
