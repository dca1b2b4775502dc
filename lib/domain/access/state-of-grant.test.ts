import { describe, expect, it } from 'vitest';
import { isSame, listGrantFindings, reviewDueAt, stateOfGrant } from './state-of-grant';

const GRANT = {
  kind: 'break-glass' as const,
  holder: { id: 'kim@example.com', name: 'Kim Doe' },
  justification: 'INC-7',
  approver: 'lee@example.com',
  expiresAt: '2026-11-10T12:00:00Z',
  endsItself: false,
  revokedAt: null as string | null,
  review: null,
};
const REVIEW = { by: 'lee', at: '2026-11-10T13:00:00Z', conclusion: 'justified' as const, text: null };
const at = (now: string, usesAfterEnd = 0) => ({ now: new Date(now), usesAfterEnd, reviewWithinHours: 72 });

describe('the state of a grant', () => {
  it('is active until its end, also without one', () => {
    expect(stateOfGrant(GRANT, at('2026-11-10T11:59:59Z'))).toBe('active');
    expect(stateOfGrant({ ...GRANT, expiresAt: null }, at('2030-01-01T00:00:00Z'))).toBe('active');
  });

  it('is overdue from the expiry on while nobody confirmed its end', () => {
    expect(stateOfGrant(GRANT, at('2026-11-10T12:00:00Z'))).toBe('overdue');
    expect(stateOfGrant({ ...GRANT, revokedAt: '2026-11-10T12:30:00Z' }, at('2026-11-10T13:00:00Z'))).toBe(
      'revoked',
    );
  });

  it('is expired where the system ends it by itself, unless it was used all the same', () => {
    const own = { ...GRANT, endsItself: true };
    expect(stateOfGrant(own, at('2026-11-10T12:00:00Z'))).toBe('expired');
    expect(stateOfGrant(own, at('2026-11-10T12:00:00Z', 1))).toBe('overdue');
  });

  it('is unreviewed when a break-glass ended the given hours ago without a review, not so an elevation', () => {
    const ended = { ...GRANT, revokedAt: '2026-11-10T11:00:00Z' };
    expect(stateOfGrant(ended, at('2026-11-13T10:59:59Z'))).toBe('revoked');
    expect(stateOfGrant(ended, at('2026-11-13T11:00:00Z'))).toBe('unreviewed');
    expect(stateOfGrant({ ...ended, review: REVIEW }, at('2026-11-13T11:00:00Z'))).toBe('revoked');
    expect(stateOfGrant({ ...ended, kind: 'elevation' }, at('2026-11-13T11:00:00Z'))).toBe('revoked');
  });

  it('asks for the review from the earlier of expiry and end', () => {
    const late = { ...GRANT, revokedAt: '2026-11-20T00:00:00Z' };
    expect(reviewDueAt(late, 72)).toBe(Date.parse('2026-11-13T12:00:00Z'));
    expect(reviewDueAt({ ...late, review: REVIEW }, 72)).toBeNull();
    expect(reviewDueAt({ ...GRANT, expiresAt: null }, 72)).toBeNull();
  });
});

describe('findings of a grant', () => {
  const bad = { ...GRANT, justification: null, approver: null };
  it('name everything that is wrong with it', () => {
    expect(listGrantFindings(bad, at('2026-11-14T00:00:00Z', 2))).toEqual([
      'overdue',
      'unreviewed',
      'used-after-end',
      'no-justification',
      'no-approver',
    ]);
    expect(listGrantFindings(GRANT, at('2026-11-10T11:00:00Z'))).toEqual([]);
    expect(listGrantFindings({ ...GRANT, expiresAt: null }, at('2026-11-10T11:00:00Z'))).toEqual([
      'no-expiry',
    ]);
  });

  it('tell that somebody approved an own right, by id or name, whatever the case', () => {
    const findings = (approver: string) =>
      listGrantFindings({ ...GRANT, approver }, at('2026-11-10T11:00:00Z'));
    expect(findings('KIM@example.com')).toEqual(['self-approved']);
    expect(findings(' kim doe ')).toEqual(['self-approved']);
    expect(findings('kim')).toEqual([]);
    expect(isSame('', { id: null, name: null })).toBe(false);
    const session = { id: 'arn:aws:sts::1:assumed-role/ops/kim@example.com', name: 'ops/kim@example.com' };
    expect(isSame('kim@example.com', session)).toBe(true);
    expect(isSame('ops', session)).toBe(false);
  });

  it('are none of a standing privilege', () => {
    expect(listGrantFindings({ ...bad, kind: 'standing' }, at('2026-11-14T00:00:00Z', 2))).toEqual([]);
  });
});
