import { expect, it } from 'vitest';
import type { AuditActor, AuditTarget } from '@/lib/domain/read-models/audit-parties';
import { describeActor, describeTarget } from './describe-party';

const action = (name: string, isNew: boolean) => ({
  action: name,
  entries: 2,
  inWindow: 1,
  firstAt: '2026-11-20T10:00:00Z',
  lastAt: '2026-11-21T10:00:00Z',
  isNew,
  firstEntryId: null,
});
const actor = (more: object) =>
  ({
    actor: { ref: 'r', type: 'user', id: 'alice@example.com', name: 'Alice' },
    entries: 12,
    inWindow: 3,
    actions: [action('policy.update', false)],
    ...more,
  }) as AuditActor;

it('an actor is told by what it did, and what it did for the first time', () => {
  expect(describeActor(actor({}))).toBe('Alice (user) did 3 things in this window, 12 things in all.');
  const actions = ['a', 'b', 'c', 'd'].map((name) => action(name, true));
  expect(describeActor(actor({ inWindow: 1, actions }))).toBe(
    'Alice (user) did 1 thing in this window, 12 things in all. First seen: a, b, c and 1 more.',
  );
  const erased = { ref: 'r', type: 'user', id: null, name: null };
  expect(describeActor(actor({ actor: erased }))).toMatch(/^Somebody whose name was erased \(user\) did/);
});

it('a target is told by what was done to it and by how many', () => {
  const target = (more: object) =>
    ({
      target: { type: 'policy', id: 'pci-egress', name: null },
      entries: 3,
      inWindow: 2,
      actions: [action('policy.update', false)],
      actors: [
        { inWindow: 2, isNew: true },
        { inWindow: 0, isNew: false },
      ],
      ...more,
    }) as AuditTarget;
  expect(describeTarget(target({}))).toBe(
    '2 things were done to policy pci-egress in this window by 1 actor, 3 things in all. 1 actor for the first time.',
  );
  expect(describeTarget(target({ inWindow: 0, actors: [] }))).toBe(
    '0 things were done to policy pci-egress in this window, 3 things in all.',
  );
});
