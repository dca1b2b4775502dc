import { expect, test } from 'vitest';
import { mergeRevisions, type RevisionRecord } from './merge-revisions';

const record = (
  policy: string,
  revision: string,
  publishedAt: string,
  fields: Partial<RevisionRecord> = {},
) => ({
  policy,
  revision,
  publishedAt,
  author: null,
  commit: null,
  message: null,
  url: null,
  digest: null,
  files: [],
  ...fields,
});

test('a revision known under the policy and its bundle is one, complete, from its first mention on', () => {
  expect(
    mergeRevisions(
      [
        record('pci/egress', 'v2', '2026-11-21T10:05:00.000000Z'),
        record('pci/egress/allow', 'v2', '2026-11-21T10:06:00.000000Z', { author: 'ada', files: ['a.rego'] }),
        record('pci/egress/allow', 'v1', '2026-11-20T10:00:00.000000Z', { author: 'grace' }),
      ],
      'pci/egress/allow',
    ),
  ).toMatchObject([
    {
      revision: 'v2',
      publishedAt: '2026-11-21T10:05:00.000000Z',
      author: 'ada',
      files: ['a.rego'],
      previousRevision: 'v1',
    },
    { revision: 'v1', author: 'grace', previousRevision: null },
  ]);
});

test('a bundle takes the texts of what it carries, but not revisions of its own from there', () => {
  const merged = mergeRevisions(
    [
      record('pci/egress', 'v2', '2026-11-21T10:05:00.000000Z'),
      record('pci/egress/allow', 'v2', '2026-11-21T10:05:00.000000Z', { files: ['a.rego'] }),
      record('pci/egress/allow', 'v1', '2026-11-20T10:05:00.000000Z', { files: ['a.rego'] }),
    ],
    'pci/egress',
  );
  expect(merged.map(({ revision, files }) => [revision, files])).toEqual([['v2', ['a.rego']]]);
});
