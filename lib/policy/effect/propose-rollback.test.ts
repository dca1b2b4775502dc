import { describe, expect, test } from 'vitest';
import type { ReviewVerdict } from '@/lib/domain/read-models/activation-reviews';
import { compareShares } from './compare-shares';
import { proposeRollback, type JudgedPhase } from './propose-rollback';

const phase = (
  revision: string,
  since: string,
  until: string | null,
  verdict: ReviewVerdict,
  over: Partial<JudgedPhase> = {},
): JudgedPhase => ({
  eventId: revision,
  revision,
  replaces: null,
  environment: 'aws',
  since,
  until,
  canaryShare: null,
  isReturn: false,
  author: null,
  verdict,
  ...over,
});
const denials = compareShares({ bad: 48, total: 80, size: 80 }, { bad: 56, total: 70, size: 70 }, 0.95);
const evidence = { denials, minutes: 30 };

describe('a regression proposes to go back', () => {
  const bad = phase('v3', '10:00', null, 'regression', { replaces: 'v2' });

  test('to the last revision that was fine, and says where', () => {
    const found = proposeRollback(
      bad,
      [
        phase('v1', '08:00', '09:00', 'fine'),
        phase('v2', '09:00', '10:00', 'watch'),
        bad,
        phase('v3', '10:05', null, 'no-data', { environment: 'gcp' }),
        phase('v3', '10:06', '10:30', 'regression', { environment: 'on-prem' }),
      ],
      evidence,
    );
    expect(found).toMatchObject({ toRevision: 'v1', because: 'fine', environments: ['aws', 'gcp'] });
  });

  test('else to the one that it replaced, unless nobody knows which', () => {
    expect(proposeRollback(bad, [phase('v2', '09:00', '10:00', 'no-data'), bad], evidence)).toMatchObject({
      toRevision: 'v2',
      because: 'replaced',
    });
    expect(proposeRollback(phase('v3', '10:00', null, 'regression'), [], evidence)).toBeNull();
  });

  test('not to one that was fine elsewhere', () => {
    const elsewhere = phase('v1', '08:00', '09:00', 'fine', { environment: 'gcp' });
    expect(proposeRollback(bad, [elsewhere, bad], evidence)).toMatchObject({ toRevision: 'v2' });
  });

  test('and expects the difference of an hour of these decisions to go away', () => {
    // 70 decisions in 30 minutes are 140 an hour; the difference is 0.2, from 0.0524 to 0.3339.
    const { denialsPerHour } = proposeRollback(bad, [bad], evidence)!;
    expect(denialsPerHour!.expected).toBeCloseTo(28, 9);
    expect(denialsPerHour!.low).toBeCloseTo(140 * 0.0524, 1);
    expect(denialsPerHour!.high).toBeCloseTo(140 * 0.3339, 1);
  });

  test('with no figure where the denials could not be compared', () => {
    const few = compareShares({ bad: 0, total: 1, size: 1 }, { bad: 5, total: 9, size: 9 }, 0.95);
    expect(proposeRollback(bad, [bad], { denials: few, minutes: 30 })!.denialsPerHour).toBeNull();
  });
});
