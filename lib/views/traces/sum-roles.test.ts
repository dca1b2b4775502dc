import { expect, it } from 'vitest';
import type { SpanRole } from '@/lib/domain/span';
import { sumRoles, type Timed } from './sum-roles';

const span = (
  spanId: string,
  parentSpanId: string | null,
  role: SpanRole,
  startMs: number,
  endMs: number,
): Timed => ({ spanId, parentSpanId, role, startMs, endMs });
const sums = (...spans: Timed[]) =>
  Object.fromEntries(
    sumRoles(spans).map(({ role, spans: count, durationMs }) => [role, [count, durationMs]]),
  );

it('time that overlaps counts once', () => {
  // 10–30 and 20–50 together are 40, 60–65 is 5 more.
  expect(
    sums(
      span('a', null, 'policy', 10, 30),
      span('b', null, 'policy', 20, 50),
      span('c', null, 'policy', 60, 65),
    ).policy,
  ).toEqual([3, 45]);
});

it('an evaluation within an evaluation adds nothing', () => {
  expect(sums(span('a', null, 'policy', 0, 10), span('b', 'a', 'policy', 2, 8)).policy).toEqual([2, 10]);
});

it('a sidecar counts without what it waited for', () => {
  // 0–100 without 20–50 and 40–70 leaves 20 + 30.
  expect(
    sums(
      span('a', null, 'sidecar', 0, 100),
      span('b', 'a', 'other', 20, 50),
      span('c', 'a', 'policy', 40, 70),
    ),
  ).toEqual({ policy: [1, 30], attestation: [0, 0], sidecar: [1, 50], other: [1, 30] });
});

it('a call that outlives the sidecar leaves it no time, never a negative one', () => {
  expect(sums(span('a', null, 'sidecar', 10, 20), span('b', 'a', 'other', 0, 50)).sidecar).toEqual([1, 0]);
});
