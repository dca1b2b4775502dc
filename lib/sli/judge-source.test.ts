import { describe, expect, it } from 'vitest';
import { judgeSource } from './judge-source';

const NOW = 1_000_000_000_000;
const MINUTE = 60_000;
const steady = (kind: string, quietMinutes: number, fields = {}) => ({
  source: 'opa',
  kind,
  events: 100_000,
  activeHours: 168,
  spanHours: 168,
  longestPauseHours: 0,
  lastAt: NOW - quietMinutes * MINUTE,
  ...fields,
});

describe('a source', () => {
  it('sends while its last event is not older than it usually is', () => {
    expect(judgeSource([steady('decision', 15)], false, NOW)).toEqual({
      state: 'sending',
      silentAfterMs: 15 * MINUTE,
    });
  });

  it('is silent when it is', () => {
    expect(judgeSource([steady('decision', 16)], false, NOW).state).toBe('silent');
  });

  it('is heard by whichever kind it sends', () => {
    expect(judgeSource([steady('decision', 16), steady('source-report', 1)], false, NOW).state).toBe(
      'sending',
    );
  });

  it('that speaks now and then, or began just now, is not missed', () => {
    const rare = steady('change', 10_000, { activeHours: 9 });
    expect(judgeSource([rare], false, NOW)).toEqual({ state: 'occasional', silentAfterMs: null });
    expect(judgeSource([], false, NOW).state).toBe('occasional');
  });

  it('that was retired is not missed', () => {
    expect(judgeSource([steady('decision', 999)], true, NOW).state).toBe('retired');
  });
});
