import { applyPatch, parsePatch } from 'diff';
import { expect, test } from 'vitest';
import { diffTexts, writeUnifiedDiff } from './diff-texts';

const V1 = { 'egress.rego': 'package egress\n\ndefault allow := false\n\nallow if input.port == 443\n' };
const V2 = {
  'egress.rego':
    'package egress\n\ndefault allow := false\n\nallow if input.port == 8443\nallow if trusted\n',
};

test('each line knows its number on both sides, and none on the side that lacks it', () => {
  const diff = diffTexts(V1, V2);
  expect(diff).toMatchObject({ added: 2, removed: 1 });
  expect(diff.files).toHaveLength(1);
  expect(diff.files[0]).toMatchObject({ path: 'egress.rego', change: 'changed' });
  expect(diff.files[0]!.lines).toEqual([
    { kind: 'same', from: 1, to: 1, text: 'package egress' },
    { kind: 'same', from: 2, to: 2, text: '' },
    { kind: 'same', from: 3, to: 3, text: 'default allow := false' },
    { kind: 'same', from: 4, to: 4, text: '' },
    { kind: 'removed', from: 5, to: null, text: 'allow if input.port == 443' },
    { kind: 'added', from: null, to: 5, text: 'allow if input.port == 8443' },
    { kind: 'added', from: null, to: 6, text: 'allow if trusted' },
  ]);
});

test('files come in order of their paths, and say what became of them', () => {
  const diff = diffTexts({ 'b.rego': 'x\n', 'c.rego': 'same\n' }, { 'a.rego': 'y\n', 'c.rego': 'same\n' });
  expect(diff.files.map(({ path, change, lines }) => [path, change, lines.length])).toEqual([
    ['a.rego', 'added', 1],
    ['b.rego', 'removed', 1],
    ['c.rego', 'same', 1],
  ]);
});

test('line endings and a missing last newline are no difference between lines', () => {
  const diff = diffTexts({ a: 'one\r\ntwo\r\n' }, { a: 'one\ntwo' });
  expect(diff).toMatchObject({ added: 0, removed: 0 });
  expect(diff.files[0]!.change).toBe('changed');
  expect(diff.files[0]!.lines.map(({ text }) => text)).toEqual(['one', 'two']);
});

test('a text that is only laid out anew has no changed line where white space is ignored', () => {
  const before = 'allow if {\n  input.port==443\n}\n';
  const after = 'allow if {\n\tinput.port == 443 \n}\n';
  expect(diffTexts({ a: before }, { a: after })).toMatchObject({ added: 1, removed: 1, whitespace: 'exact' });
  const ignoring = diffTexts({ a: before }, { a: after }, 'ignored');
  expect(ignoring).toMatchObject({ added: 0, removed: 0, whitespace: 'ignored' });
  expect(ignoring.files[0]).toMatchObject({ change: 'changed', added: 0, removed: 0 });
  expect(ignoring.files[0]!.lines[1]).toEqual({
    kind: 'same',
    from: 2,
    to: 2,
    text: '\tinput.port == 443 ',
  });
});

test('where white space is ignored, a line whose words differ is still changed, and numbers stay right', () => {
  const diff = diffTexts({ a: 'one\n  two\nthree\n' }, { a: 'new\none\ntwo\n3\n' }, 'ignored');
  expect(diff.files[0]!.lines).toEqual([
    { kind: 'added', from: null, to: 1, text: 'new' },
    { kind: 'same', from: 1, to: 2, text: 'one' },
    { kind: 'same', from: 2, to: 3, text: 'two' },
    { kind: 'removed', from: 3, to: null, text: 'three' },
    { kind: 'added', from: null, to: 4, text: '3' },
  ]);
});

test('each file counts its own lines', () => {
  const { files } = diffTexts({ a: '1\n2\n', b: 'x\n' }, { a: '1\n', b: 'y\nz\n' });
  expect(files.map(({ added, removed }) => [added, removed])).toEqual([
    [0, 1],
    [2, 1],
  ]);
});

test('an empty file has no lines', () => {
  expect(diffTexts({ a: '' }, { a: '' }).files[0]!.lines).toEqual([]);
});

test('texts that share nothing are replaced line by line, quickly', () => {
  const from = Array.from({ length: 6_000 }, (_, line) => `old ${line}\n`).join('');
  const to = Array.from({ length: 6_000 }, (_, line) => `new ${line}\n`).join('');
  const diff = diffTexts({ a: from }, { a: to });
  expect(diff).toMatchObject({ added: 6_000, removed: 6_000 });
  const [patch] = parsePatch(writeUnifiedDiff({ a: from }, { a: to }));
  expect(patch!.hunks[0]!.lines).toHaveLength(12_000);
});

test('a long new file is a patch that applies, down to its line endings and missing last newline', () => {
  const text = `${'line\r\n'.repeat(3_000)}end`;
  const patch = writeUnifiedDiff({}, { a: text });
  expect(patch).toMatch(/^--- \/dev\/null\n\+\+\+ b\/a\n@@ -0,0 \+1,3001 @@\n\+line/);
  expect(applyPatch('', patch)).toBe(text);
});

test('the unified diff holds the changed files only, with three lines around each change', () => {
  const text = writeUnifiedDiff({ ...V1, 'same.rego': 'x\n' }, { ...V2, 'same.rego': 'x\n' });
  expect(text).toBe(
    [
      '--- a/egress.rego',
      '+++ b/egress.rego',
      '@@ -2,4 +2,5 @@',
      ' ',
      ' default allow := false',
      ' ',
      '-allow if input.port == 443',
      '+allow if input.port == 8443',
      '+allow if trusted',
      '',
    ].join('\n'),
  );
});

test('a new file comes from nowhere', () => {
  expect(writeUnifiedDiff({}, { 'a.rego': 'x\n' })).toContain('--- /dev/null\n+++ b/a.rego\n');
});
