import { expect, test } from 'vitest';
import type { ChangeMarker } from '@/lib/domain/read-models/common';
import type { StoredReview } from '@/lib/store/activation-reviews/list-activation-reviews';
import { attachEffects } from './attach-effects';

const MINUTE = 60_000;
const marker = (over: Partial<ChangeMarker> = {}): ChangeMarker => ({
  eventId: 'e',
  occurredAt: '2026-11-21T10:00:00.000000Z',
  type: 'policy-activated',
  policy: 'a/b/c',
  revision: 'v2',
  previousRevision: 'v1',
  environment: 'aws',
  author: null,
  message: null,
  url: null,
  ...over,
});
const review = (minutes: number, verdict: StoredReview['verdict'], over: Partial<StoredReview> = {}) =>
  ({
    policy: 'a/b/c',
    environment: 'aws',
    revision: 'v2',
    activatedAt: '2026-11-21T10:00:30.000000Z',
    minutes,
    verdict,
    evidence: {
      comparedWith: 'before',
      minutes,
      denials: { before: { bad: 1, total: 10 }, after: { bad: minutes, total: 100 } },
    },
    ...over,
  }) as StoredReview;

const effectOf = (given: ChangeMarker, ...reviews: StoredReview[]) =>
  attachEffects([given], reviews, 10 * MINUTE)[0]!.effect;

test('a marker has what the longest review with data counted', () => {
  expect(effectOf(marker(), review(5, 'watch'), review(30, 'regression'), review(120, 'no-data'))).toEqual({
    verdict: 'regression',
    comparedWith: 'before',
    minutes: 30,
    before: { bad: 1, total: 10 },
    after: { bad: 30, total: 100 },
  });
  expect(effectOf(marker(), review(5, 'no-data'))).toBeNull();
});

test('also where the bundle was reported and the policy reviewed, or the other way round', () => {
  expect(effectOf(marker({ policy: 'a/b' }), review(5, 'fine'))).not.toBeNull();
  expect(effectOf(marker(), review(5, 'fine', { policy: 'a/b' }))).not.toBeNull();
  expect(effectOf(marker({ policy: 'a/bc' }), review(5, 'fine'))).toBeNull();
});

test('not of another activation', () => {
  expect(effectOf(marker({ environment: 'gcp' }), review(5, 'fine'))).toBeNull();
  expect(effectOf(marker({ revision: 'v3' }), review(5, 'fine'))).toBeNull();
  expect(effectOf(marker({ occurredAt: '2026-11-21T11:00:00.000000Z' }), review(5, 'fine'))).toBeNull();
  expect(effectOf(marker({ type: 'policy-published' }), review(5, 'fine'))).toBeNull();
});
