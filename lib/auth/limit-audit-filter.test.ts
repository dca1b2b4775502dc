import { describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/domain/roles';
import { isBeyondAuditLimit, limitAuditFilter, requireWholeAuditLog } from './limit-audit-filter';

const reader = (more: Partial<Actor> = {}): Actor => ({
  type: 'token',
  id: 't',
  name: 'auditor',
  permissions: new Set(['audit:read']),
  zones: null,
  ...more,
});
const toAlice = { actorRef: 'alice', target: null };
const toVault = { actorRef: null, target: 'secret:vault' };

describe('a filter of the audit log', () => {
  it('keeps to the zones, the actor and the target of its reader, whatever is asked for', () => {
    expect(limitAuditFilter(reader(), { actor: 'bob', zone: 'web' })).toEqual({
      actor: 'bob',
      zones: ['web'],
      limit: null,
    });
    expect(
      limitAuditFilter(reader({ zones: ['payments'], auditLimit: toAlice }), { actor: 'bob', q: 'x' }),
    ).toEqual({ actor: 'bob', q: 'x', zones: ['payments'], limit: toAlice });
    expect(() => limitAuditFilter(reader({ zones: ['payments'] }), { zone: 'web' })).toThrow(
      expect.objectContaining({ code: 'forbidden' }),
    );
  });
});

describe('a page about an actor or target', () => {
  it('is beyond a limit to another one, and not beyond a limit of the other sort', () => {
    const ofAlice = reader({ auditLimit: toAlice });
    const ofVault = reader({ auditLimit: toVault });
    expect(isBeyondAuditLimit(reader(), { actorRef: 'bob' })).toBe(false);
    expect(isBeyondAuditLimit(ofAlice, { actorRef: 'alice' })).toBe(false);
    expect(isBeyondAuditLimit(ofAlice, { actorRef: 'bob' })).toBe(true);
    expect(isBeyondAuditLimit(ofAlice, { target: 'secret:vault' })).toBe(false);
    expect(isBeyondAuditLimit(ofVault, { target: 'secret:vault' })).toBe(false);
    expect(isBeyondAuditLimit(ofVault, { target: 'secret:other' })).toBe(true);
    expect(isBeyondAuditLimit(ofVault, { actorRef: 'bob' })).toBe(false);
  });
});

it('what is about the whole log is closed to readers of a part', () => {
  expect(() => requireWholeAuditLog(reader())).not.toThrow();
  for (const part of [{ zones: ['web'] }, { auditLimit: toAlice }])
    expect(() => requireWholeAuditLog(reader(part))).toThrow(expect.objectContaining({ code: 'forbidden' }));
});
