import { describe, expect, it } from 'vitest';
import { assessCompleteness, type SourceActivity } from './assess-completeness';

const FROM = 1_000_000_000;
const TO = FROM + 3_600_000;
const activity = (source: string, lastAt: number, fields: Partial<SourceActivity> = {}): SourceActivity => ({
  source,
  kind: 'decision',
  events: 100_000,
  activeHours: 168,
  spanHours: 168,
  longestPauseHours: 0,
  lastAt,
  ...fields,
});

describe('completeness', () => {
  it('is the share of the regular sources that reported within the window', () => {
    const assessed = assessCompleteness(
      [activity('opa-eu', TO - 1_000), activity('opa-us', FROM - 1), activity('envoy', FROM)],
      [],
      FROM,
      TO,
    );
    expect(assessed).toMatchObject({ expected: 3, reported: 2, share: 2 / 3 });
    expect(assessed.late).toEqual([
      { source: 'opa-us', lastAt: FROM - 1 },
      { source: 'envoy', lastAt: FROM },
    ]);
  });

  it('does not miss a source that speaks now and then, nor one that is hardly known', () => {
    const assessed = assessCompleteness(
      [
        activity('audit', FROM - 1, { activeHours: 12, spanHours: 168 }),
        activity('new', FROM - 1, { activeHours: 5, spanHours: 5 }),
      ],
      [],
      FROM,
      TO,
    );
    expect(assessed).toEqual({ expected: 0, reported: 0, share: null, late: [], dropped: 0 });
  });

  it('sums what its own sources say they lost', () => {
    const losses = [
      { source: 'opa-eu', dropped: 12 },
      { source: 'another', dropped: 99 },
    ];
    expect(assessCompleteness([activity('opa-eu', TO)], losses, FROM, TO).dropped).toBe(12);
  });
});
