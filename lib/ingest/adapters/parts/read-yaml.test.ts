import { describe, expect, it } from 'vitest';
import { readManifest } from './read-manifest';
import { readYaml } from './read-yaml';
import { unwrapManifests } from './unwrap-manifests';

describe('a YAML document', () => {
  it('is plain JSON', () => {
    expect(readYaml('# a\nkind: Pod\nlist: [1, true, null, "2026-01-01"]\n')).toEqual({
      kind: 'Pod',
      list: [1, true, null, '2026-01-01'],
    });
    expect(readYaml('')).toBeNull();
  });

  it('holds no character that the store cannot keep', () => {
    expect(readYaml('a: "x\\0y"')).toEqual({ a: 'x\uFFFDy' });
  });

  it.each([
    'a: [',
    'a: b: c',
    `a: ${'['.repeat(200)}${']'.repeat(200)}`,
    `${'a: &x [1, 2, 3]\nb: &y [*x, *x, *x, *x, *x, *x, *x, *x, *x]\nc: &z [*y, *y, *y, *y, *y, *y, *y, *y]\n'}d: [*z, *z, *z, *z, *z, *z, *z, *z]`,
  ])('that is none, or without end, is unreadable', (text) => {
    expect(readYaml(text)).toBeUndefined();
  });
});

describe('manifests', () => {
  it('are one record a document, each with its text', () => {
    const text = '# first\nkind: A\n---\nkind: B # second\n---\n# nothing\n--- \n';
    const records = unwrapManifests(text)!.map((record) => JSON.parse(record) as unknown);
    expect(records).toEqual([{ text: '# first\nkind: A\n' }, { text: '\nkind: B # second\n' }]);
    expect(records.map(readManifest)).toEqual([{ kind: 'A' }, { kind: 'B' }]);
  });

  it('in a list are a record each', () => {
    const text = 'kind: List\nitems:\n- kind: A\n- kind: B\n';
    expect(unwrapManifests(text)).toEqual(['{"kind":"A"}', '{"kind":"B"}']);
  });

  it('keep the place of a document that cannot be read', () => {
    const records = unwrapManifests('kind: A\n---\nkind: [\n')!.map(
      (record) => JSON.parse(record) as unknown,
    );
    expect(records.map(readManifest)).toEqual([{ kind: 'A' }, undefined]);
  });

  it('of JSON are what they are', () => {
    expect(readManifest({ kind: 'A', text: 'x' })).toEqual({ kind: 'A', text: 'x' });
    expect(readManifest([1])).toEqual([1]);
  });

  it.each(['just words', 'a: 1\nb: 2\n', '', '- kind: A\n', '39s  Warning (similar): Webhook "a" denied'])(
    '%j are none',
    (text) => {
      expect(unwrapManifests(text)).toBeNull();
    },
  );
});
