import { expect, test } from 'vitest';
import type { ChangeMarker, DecisionSeries } from '@/lib/domain/read-models/common';
import { describeDebug } from './describe-debug';

const bucket = { at: '2026-11-21T10:00:00Z', allow: 90, deny: 8, error: 1, unevaluated: 1, wouldDeny: 0 };
const marker: ChangeMarker = {
  eventId: 'e1',
  occurredAt: '2026-11-21T10:02:00Z',
  type: 'policy-activated',
  policy: 'pci',
  revision: 'v2',
  previousRevision: 'v1',
  environment: 'aws',
  author: null,
  message: null,
  url: null,
};
const series = (fields: Partial<DecisionSeries>): DecisionSeries => ({
  window: { from: '2026-11-21T10:00:00Z', to: '2026-11-21T11:00:00Z' },
  stepSeconds: 60,
  buckets: [bucket, bucket],
  markers: [],
  freshness: { dataUntil: null, behindSeconds: null, generatedAt: '2026-11-21T11:00:00Z' },
  ...fields,
});
const plain = (text: string | null) => text?.replaceAll('\u202f', ' ');

test('says how many decisions were denied, and whether a policy changed meanwhile', () => {
  expect(plain(describeDebug(series({})))).toBe(
    '16 of 200 decisions were denied (8.0 %); no policy change falls into this window.',
  );
});

test('reports of one change by several engines are one change; a rotation is no policy change', () => {
  const markers: ChangeMarker[] = [
    marker,
    { ...marker, eventId: 'e2' },
    { ...marker, eventId: 'e3', type: 'rotation', policy: null, revision: null },
  ];
  expect(plain(describeDebug(series({ markers })))).toMatch(/1 policy change falls into this window\.$/);
});

test('says nothing without decisions', () => {
  expect(describeDebug(series({ buckets: [] }))).toBeNull();
});
