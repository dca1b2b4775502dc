import { expect, test } from 'vitest';
import { readPatch } from './read-patch';

test('lines get their numbers on both sides back', () => {
  const patch = [
    '--- a/p.rego',
    '+++ b/p.rego',
    '@@ -2,3 +2,3 @@',
    ' keep',
    '-old',
    '+new',
    ' end',
    '\\ No newline at end of file',
    '',
  ].join('\n');
  expect(readPatch(patch)).toEqual([
    {
      path: 'p.rego',
      hunks: [
        [
          { kind: 'same', from: 2, to: 2, text: 'keep' },
          { kind: 'removed', from: 3, to: null, text: 'old' },
          { kind: 'added', from: null, to: 3, text: 'new' },
          { kind: 'same', from: 4, to: 4, text: 'end' },
        ],
      ],
    },
  ]);
});

test('a new file is called by its own name, and several files stay apart', () => {
  const patch =
    '--- /dev/null\n+++ b/new.rego\n@@ -0,0 +1,1 @@\n+x\n--- a/gone.rego\n+++ /dev/null\n@@ -1,1 +0,0 @@\n-y\n';
  expect(readPatch(patch).map(({ path, hunks }) => [path, hunks[0]![0]])).toEqual([
    ['new.rego', { kind: 'added', from: null, to: 1, text: 'x' }],
    ['gone.rego', { kind: 'removed', from: 1, to: null, text: 'y' }],
  ]);
});
