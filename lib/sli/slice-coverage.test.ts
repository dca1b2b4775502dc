import { describe, expect, it } from 'vitest';
import { sliceCoverage, type CoverageDay } from './slice-coverage';

const bits = (...quarters: number[]) =>
  Array.from({ length: 96 }, (_, quarter) => (quarters.includes(quarter) ? '1' : '0')).join('');
const day = (service: string, tagged: number[], seen = tagged, on = '2026-11-21'): CoverageDay => ({
  day: on,
  service,
  tagged: bits(...tagged),
  seen: bits(...seen),
});
const at = (clock: string) => Date.parse(`2026-11-21T${clock}:00Z`);
const always = (service: string) => ({ service, from: 0, to: null });

describe('coverage in quarters of an hour', () => {
  it('counts the services with tagged telemetry, of those in the inventory', () => {
    const days = [day('web', [40, 41]), day('ledger', [40], [40, 41]), day('stranger', [40, 41])];
    expect(sliceCoverage(days, [always('web'), always('ledger')], at('10:00'), at('10:30'))).toEqual([
      { from: at('10:00'), covered: 2, expected: 2 },
      { from: at('10:15'), covered: 1, expected: 2 },
    ]);
  });

  it('measures against the inventory as it was at that time', () => {
    const periods = [
      always('web'),
      { service: 'old', from: 0, to: at('10:15') },
      { service: 'new', from: at('10:15'), to: null },
    ];
    expect(
      sliceCoverage([day('web', [40, 41]), day('old', [40])], periods, at('10:00'), at('10:30')),
    ).toEqual([
      { from: at('10:00'), covered: 2, expected: 2 },
      { from: at('10:15'), covered: 1, expected: 2 },
    ]);
  });

  it('leaves out quarters that are not over, and those in which nothing at all was heard', () => {
    const slices = sliceCoverage([day('web', [40, 42])], [always('web')], at('09:50'), at('10:44'));
    expect(slices.map(({ from }) => from)).toEqual([at('10:00')]);
  });

  it('of untagged telemetry alone is none, not no data', () => {
    expect(sliceCoverage([day('web', [], [40])], [always('web')], at('10:00'), at('10:15'))).toEqual([
      { from: at('10:00'), covered: 0, expected: 1 },
    ]);
  });

  it('goes over midnight', () => {
    const days = [day('web', [95]), day('web', [0], [0], '2026-11-22')];
    expect(sliceCoverage(days, [always('web')], at('23:45'), at('23:45') + 1_800_000)).toHaveLength(2);
  });
});
