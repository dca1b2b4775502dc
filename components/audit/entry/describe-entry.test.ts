import { expect, it } from 'vitest';
import type { AuditEntryRow } from '@/lib/domain/read-models/audit';
import { describeEntry } from './describe-entry';

const entry: AuditEntryRow = {
  index: '7',
  id: '00000000-0000-4000-8000-000000000007',
  occurredAt: '2026-11-21T10:42:07.000000Z',
  recordedAt: '2026-11-21T10:42:08.000000Z',
  actor: { type: 'user', ref: 'pseudonym', id: 'alice@example.com', name: 'Alice' },
  action: 'policy.update',
  targets: [{ type: 'policy', id: 'pci-egress', name: null }],
  zone: 'payments',
  environment: null,
  service: null,
  source: 'native',
  outcome: 'success',
  ip: '192.0.2.7',
  erased: [],
};
const AT = '21 Nov 2026, 10:42:07 UTC';
const say = (more: Partial<AuditEntryRow>) => describeEntry({ ...entry, ...more }, AT);

it('an entry is told in a sentence', () => {
  expect(say({})).toBe(
    'Alice (user) updated policy pci-egress from 192.0.2.7 on 21 Nov 2026, 10:42:07 UTC: success.',
  );
});

it.each([
  ['what Gatehouse did', { action: 'policy.published' }, 'published policy pci-egress'],
  ['a verb alone', { action: 'patch' }, 'patched policy pci-egress'],
  ['an action that is no verb', { action: 'AssumeRole' }, 'did AssumeRole on policy pci-egress'],
  ['a verb on something else', { action: 'role.bound' }, 'did role.bound on policy pci-egress'],
  ['a verb in capitals', { action: 'Read' }, 'read policy pci-egress'],
  [
    'what Gatehouse records of itself',
    { action: 'audit.searched', source: 'gatehouse', targets: [] },
    'searched the audit log',
  ],
  ['its verdict', { action: 'verdict.given', source: 'gatehouse' }, 'gave a verdict on policy pci-egress'],
  ['no target', { action: 'audit.searched', targets: [] }, 'did audit.searched'],
  [
    'several targets',
    { targets: [{ type: 'policy', id: 'p-1', name: 'PCI egress' }, ...entry.targets, ...entry.targets] },
    'updated policy PCI egress and 2 more',
  ],
])('%s is told as it is', (_, more, deed) => {
  expect(say({ ...more, ip: null, outcome: null })).toBe(`Alice (user) ${deed} on ${AT}.`);
});

it('who has no name any more is not named', () => {
  const actor = { ...entry.actor, id: null, name: null };
  expect(say({ actor, erased: ['actor.id', 'actor.name'] })).toMatch(
    /^Somebody whose name was erased \(user\)/,
  );
  expect(say({ actor })).toMatch(/^pseudonym \(user\)/);
  expect(say({ actor: { ...actor, id: 'alice' } })).toMatch(/^alice \(user\)/);
});
