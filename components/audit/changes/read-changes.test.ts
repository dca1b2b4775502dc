import { describe, expect, it } from 'vitest';
import { compareFields } from '@/lib/commands/compare-fields';
import { readChanges } from './read-changes';
import { writePatch } from './write-patch';

const compared = (before: unknown, after: unknown, more?: unknown) => ({
  kind: 'compared',
  before,
  after,
  more,
});

describe('what a source tells of a change is read from', () => {
  it.each([
    ['before and after', { before: { mode: 'a' }, after: { mode: 'b' } }],
    ['from and to', { from: { mode: 'a' }, to: { mode: 'b' } }],
    ['old and new', { old: { mode: 'a' }, new: { mode: 'b' } }],
    ['a pair for each field', { mode: ['a', 'b'] }],
    ['two names for each field', { mode: { old: 'a', new: 'b' } }],
    ['a list of fields', [{ displayName: 'mode', oldValue: '"a"', newValue: '"b"' }]],
  ])('%s', (_, changes) => {
    expect(readChanges(changes, true)).toEqual(compared({ mode: 'a' }, { mode: 'b' }));
  });

  it('what Gatehouse compares itself, where a field that was not there has no value', () => {
    const changes = compareFields({ name: 'a', note: null as string | null }, { name: 'a', note: 'new' });
    expect(readChanges(changes, false)).toEqual(compared({}, { note: 'new' }));
  });

  it('what was bound and unbound in Google Cloud', () => {
    const delta = (action: string, member: string) => ({ action, role: 'roles/owner', member });
    expect(readChanges({ bindingDeltas: [delta('ADD', 'user:a'), delta('REMOVE', 'user:b')] }, true)).toEqual(
      compared(
        { bindingDeltas: [{ role: 'roles/owner', member: 'user:b' }] },
        { bindingDeltas: [{ role: 'roles/owner', member: 'user:a' }] },
      ),
    );
    expect(readChanges({ addedPermissions: ['a.get'] }, true)).toEqual(
      compared({ permissions: [] }, { permissions: ['a.get'] }),
    );
  });

  it('and what was said beside it is kept', () => {
    expect(readChanges({ from: 1, to: 2, note: 'why' }, false)).toEqual(compared(1, 2, { note: 'why' }));
    expect(readChanges({ role: { from: 'viewer', to: 'reviewer' }, by: 'ann' }, false)).toEqual(
      compared({ role: 'viewer' }, { role: 'reviewer' }, { by: 'ann' }),
    );
  });
});

it.each([
  [{ requestObject: { spec: { replicas: 3 } } }],
  [{ scopes: ['read', 'ingest'] }],
  ['rotated'],
  [[{ op: 'replace', path: '/spec/replicas', value: 3 }]],
  [[]],
  [{}],
])('a document of which only one state is known stays as it is: %j', (changes) => {
  expect(readChanges(changes, false)).toEqual({ kind: 'document', value: changes });
});

describe('a patch of two states', () => {
  it('says what differs, in whatever order the keys were written', () => {
    const patch = writePatch({ b: 1, a: [1, 2] }, { a: [1, 3], b: 1 });
    expect(patch).toContain('-    2\n+    3\n');
    expect(patch!.split('\n').filter((line) => /^[-+][^-+]/.test(line))).toHaveLength(2);
  });

  it('compares texts line by line', () => {
    expect(writePatch('one\ntwo\n', 'one\nthree\n')).toContain('-two\n+three\n');
  });

  it('is none where nothing differs', () => {
    expect(writePatch({ a: 1, b: 2 }, { b: 2, a: 1 })).toBeNull();
  });
});
