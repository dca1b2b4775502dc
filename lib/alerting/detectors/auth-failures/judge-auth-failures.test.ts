import { describe, expect, it } from 'vitest';
import { DAY, every, MINUTE, NOW, tallyCounts, type Counts } from '../testing/tally-counts';
import { judgeAuthFailures, type RotationMarker } from './judge-auth-failures';

const limit = { windowMs: 10 * MINUTE, share: 0.05, fewest: 10, rotationMs: 60 * MINUTE };
const rotation = (atMs: number, rest: Partial<RotationMarker> = {}): RotationMarker => ({
  eventId: `r-${atMs}`,
  atMs,
  zone: null,
  environment: null,
  service: null,
  message: null,
  ...rest,
});
const judge = (counts: Counts[], rotations: RotationMarker[] = []) =>
  judgeAuthFailures(
    { providers: [tallyCounts({ zone: 'payments', item: 'okta' }, counts)], rotations, history: null },
    limit,
    NOW,
  )[0]!;
const failing = [{ at: NOW - 5 * MINUTE, all: 200, bad: 40 }];

describe('authentication that fails', () => {
  it('is told above its share, not at it, nor of a few attempts', () => {
    expect(judge(failing)).toMatchObject({
      outcome: 'true',
      value: 0.2,
      threshold: 0.05,
      unit: 'ratio',
      sinceMs: NOW - 5 * MINUTE,
      changes: [],
      sentence: '20\u202f% of authentication by okta failed in 10 minutes: 40 of 200',
    });
    expect(judge([{ at: NOW - MINUTE, all: 200, bad: 10 }]).outcome).toBe('false');
    expect(judge([{ at: NOW - MINUTE, all: 9, bad: 9 }]).outcome).toBe('false');
    expect(judge([])).toMatchObject({ outcome: 'false', value: null });
  });

  it('is told with the last rotation before it that may concern it', () => {
    const since = NOW - 5 * MINUTE;
    const found = judge(failing, [
      rotation(since - 61 * MINUTE),
      rotation(since - 30 * MINUTE, { message: 'Rotate the keys of okta' }),
      rotation(since - 10 * MINUTE, { zone: 'devices' }),
      rotation(since + 2 * MINUTE),
    ]);
    expect(found.changes).toEqual([`r-${since - 30 * MINUTE}`]);
    expect(found.sentence).toBe(
      '20\u202f% of authentication by okta failed in 10 minutes: 40 of 200, after a rotation at 09:25 UTC (Rotate the keys of okta)',
    );
    expect(judge(failing, [rotation(since - 61 * MINUTE)]).changes).toEqual([]);
  });
});

it('thirty quiet days with their rhythm tell nothing', () => {
  // 40 to 360 attempts an hour, of which six fail, in the night as by day.
  const counts = every(10 * MINUTE, { from: NOW - 30 * DAY, to: NOW }, (at) => ({
    all: Math.round((200 - 160 * Math.cos((2 * Math.PI * (at % DAY)) / DAY)) / 6),
    bad: 1,
  }));
  const providers = [tallyCounts({ zone: 'payments', item: 'okta' }, counts)];
  const fired = counts.filter(
    ({ at }) =>
      judgeAuthFailures({ providers, rotations: [], history: null }, limit, at)[0]!.outcome === 'true',
  );
  expect(fired).toEqual([]);
});
