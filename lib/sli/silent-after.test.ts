import { describe, expect, it } from 'vitest';
import { silentAfter } from './silent-after';

const MINUTE = 60_000;

describe('a source counts as silent', () => {
  it.each([
    [
      'that sends every second: after 15 minutes',
      { events: 604_800, activeHours: 168, longestPauseHours: 0 },
      15,
    ],
    [
      'that sends every ten minutes: after seven of them',
      { events: 1_008, activeHours: 168, longestPauseHours: 0 },
      70,
    ],
    [
      'that sleeps for six hours of a night: after nine',
      { events: 100_000, activeHours: 126, longestPauseHours: 6 },
      540,
    ],
    [
      'whose events were not counted: after 15 minutes',
      { events: 0, activeHours: 168, longestPauseHours: 0 },
      15,
    ],
  ])('%s', (_, rhythm, minutes) => {
    expect(silentAfter(rhythm)).toBe(minutes * MINUTE);
  });
});
