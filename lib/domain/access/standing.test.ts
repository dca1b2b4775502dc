import { describe, expect, it } from 'vitest';
import { judgeStanding } from './judge-standing';
import { leavesEntries, usesRole } from './use-of-role';

const NOW = new Date('2026-11-21T00:00:00Z');
const ago = (days: number) => NOW.getTime() - days * 86_400_000;

describe('a standing privilege', () => {
  const known = {
    heldSince: ago(200),
    recordedSince: ago(150) as number | null,
    lastAt: null as number | null,
    isExact: false,
    holdersKnown: true,
  };
  const judge = (given: Partial<typeof known>, days = 90) => judgeStanding({ ...known, ...given }, NOW, days);

  it('is unused when it was held and recorded for all the days, and no holder did anything', () => {
    expect(judge({})).toBe('unused');
    expect(judge({ lastAt: ago(91) })).toBe('unused');
    expect(judge({}, 150)).toBe('unused');
  });

  it('is quiet when it was not held or not recorded for so long', () => {
    expect(judge({ heldSince: ago(89) })).toBe('quiet');
    expect(judge({ recordedSince: ago(10) })).toBe('quiet');
    expect(judge({}, 151)).toBe('quiet');
  });

  it('is unknown when a holder did something: it may have been by another right', () => {
    expect(judge({ lastAt: ago(90) })).toBe('unknown');
    expect(judge({ lastAt: ago(120), recordedSince: ago(10) }, 30)).toBe('unknown');
  });

  it('is used when the entry is one of this very privilege', () => {
    expect(judge({ lastAt: ago(1), isExact: true })).toBe('used');
    expect(judge({ lastAt: ago(91), isExact: true })).toBe('unused');
  });

  it('is unknown when nobody knows who may use it, or no record would tell', () => {
    expect(judge({ holdersKnown: false })).toBe('unknown');
    expect(judge({ recordedSince: null })).toBe('unknown');
  });
});

describe('roles of Gatehouse itself', () => {
  it('are used by what needs one of their rights', () => {
    expect(usesRole('administrator', 'token.created')).toBe(true);
    expect(usesRole('reviewer', 'token.created')).toBe(false);
    expect(usesRole('on-call', 'verdict.given')).toBe(true);
    expect(usesRole('on-call', 'access-grant.reviewed')).toBe(false);
    expect(usesRole('administrator', 'account.signed-in')).toBe(false);
  });

  it('that only read leave no entry of it', () => {
    expect(leavesEntries('viewer')).toBe(false);
    expect(leavesEntries('executive')).toBe(false);
    expect(leavesEntries('reviewer')).toBe(true);
  });
});
