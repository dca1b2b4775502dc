import { describe, expect, it } from 'vitest';
import type { ConditionTrace } from '@/lib/domain/read-models/alert-rules';
import { NO_SUBJECT } from '@/lib/domain/alerting/subject';
import { describeTrace } from './describe-trace';
import { prepareTrace } from './prepare-trace';

const at = (minute: number) => `2026-11-21T10:${String(minute).padStart(2, '0')}:00Z`;
const point = (
  minute: number,
  value: number | null,
  over: Partial<ConditionTrace['points'][number]> = {},
) => ({
  at: at(minute),
  outcome: 'false' as const,
  value,
  threshold: 10,
  expected: null,
  ...over,
});
const trace = (over: Partial<ConditionTrace> = {}): ConditionTrace => ({
  subject: NO_SUBJECT,
  itemName: null,
  window: { from: at(0), to: at(5) },
  stepSeconds: 60,
  unit: 'count',
  points: [point(0, 2), point(1, 12, { outcome: 'true' }), point(3, 4)],
  stretches: [{ state: 'firing', from: at(1), to: at(3) }],
  cutAt: null,
  ...over,
});
const prepare = (given: ConditionTrace) => prepareTrace(given, given.stretches);

describe('a condition over time', () => {
  it('has a gap where there is no evidence, and one fixed threshold', () => {
    const prepared = prepare(trace());
    expect(prepared.rows.map(({ line }) => line.solid)).toEqual([2, 12, null, 4, null]);
    expect(prepared.fixedThreshold).toBe(10);
    expect(prepared.domain[0]).toBe(0);
    expect(prepared.domain[1]).toBeCloseTo(13.2);
  });

  it('has a band from the median to the bound where the threshold is dynamic', () => {
    const prepared = prepare(
      trace({
        points: [point(0, 2, { threshold: 8, expected: 3 }), point(1, 3, { threshold: 9, expected: 4 })],
      }),
    );
    expect(prepared.rows.slice(0, 2).map(({ band }) => band)).toEqual([
      [3, 8],
      [4, 9],
    ]);
    expect(prepared.fixedThreshold).toBeNull();
  });

  it('that is about no number is drawn as holding or not; what nobody can tell is a gap', () => {
    const none = { value: null, threshold: null };
    const prepared = prepare(
      trace({
        unit: null,
        points: [
          point(0, null, none),
          point(1, null, { ...none, outcome: 'true' }),
          point(2, null, { ...none, outcome: 'no-data' }),
        ],
      }),
    );
    expect(prepared.rows.map(({ line }) => line.solid)).toEqual([0, 1, null, null, null]);
  });

  it('shades stretches within its window only, one without an end to its end', () => {
    const { stretches } = prepare(
      trace({
        stretches: [
          { state: 'pending', from: '2026-11-21T09:00:00Z', to: at(1) },
          { state: 'firing', from: at(4), to: null },
          { state: 'cooldown', from: '2026-11-21T08:00:00Z', to: '2026-11-21T09:00:00Z' },
        ],
      }),
    );
    expect(stretches).toEqual([
      { state: 'pending', from: Date.parse(at(0)), to: Date.parse(at(1)) },
      { state: 'firing', from: Date.parse(at(4)), to: Date.parse(at(5)) },
    ]);
  });

  it('is said in a sentence', () => {
    const plain = (given: ConditionTrace) =>
      describeTrace(prepare(given), given.unit, 'UTC').replaceAll('\u202f', ' ');
    expect(plain(trace())).toBe(
      'Highest 12 at 10:01, latest 4; the threshold is 10. It fires once, for 2 min.',
    );
    expect(plain(trace({ points: [], stretches: [] }))).toBe('No data in this time range. It does not fire.');
  });
});
