import { expect, test } from 'vitest';
import type { PolicyDiff } from '@/lib/domain/read-models/policies';
import { describeChange } from './describe-change';

const side = (revision: string, isTextKnown = true): PolicyDiff['to'] => ({
  revision,
  publishedAt: '2026-11-21T10:00:00.000000Z',
  author: 'ada',
  commit: null,
  message: null,
  url: null,
  digest: null,
  parent: null,
  reviewUrl: null,
  approvals: [],
  isTextKnown,
});
const diff = (fields: Partial<PolicyDiff> = {}): PolicyDiff => ({
  policyId: 'pci',
  policy: 'pci',
  from: side('v1'),
  to: side('v2'),
  words: {
    verdict: 'Tightens: 1 permit narrowed.',
    effect: 'narrows',
    statements: [],
    more: 0,
    files: [{ path: 'a', comparison: 'structural', sentence: 'Cedar, compared by its structure.' }],
  },
  revertsTo: null,
  whitespace: 'exact',
  added: 6,
  removed: 3,
  files: [
    { path: 'a', language: 'rego', change: 'changed', added: 3, removed: 0, lines: [], linesLeftOut: 0 },
    { path: 'b', language: 'rego', change: 'changed', added: 3, removed: 0, lines: [], linesLeftOut: 0 },
  ],
  activeIn: [
    { environment: 'aws-eu-west-1', since: '2026-11-21T10:02:00.000000Z', until: null, canaryShare: null },
  ],
  effect: null,
  ...fields,
});

test('says what changed, who published it, and where it is in force', () => {
  expect(describeChange(diff(), 'UTC')).toBe(
    'Tightens: 1 permit narrowed. 2 files changed: 6 lines added, 3 removed. Published by ada on 21 Nov 2026, 10:00:00 UTC. In force in aws-eu-west-1 since 21 Nov 2026, 10:02:00 UTC.',
  );
});

test('an unknown text is no unchanged text', () => {
  expect(
    describeChange(
      diff({ from: side('v1', false), words: null, files: [], added: 0, removed: 0, activeIn: [] }),
      'UTC',
    ),
  ).toBe(
    'What changed is not known. Published by ada on 21 Nov 2026, 10:00:00 UTC. No activation was reported.',
  );
});

test('a revert is told as one', () => {
  expect(describeChange(diff({ revertsTo: 'v0' }), 'UTC')).toMatch(
    /^Tightens: 1 permit narrowed\. A revert: the texts are those of v0 again\. 2 files changed/,
  );
});

test('a revision that was taken back is not in force any more', () => {
  const activeIn = [
    { environment: 'aws', since: '2026-11-21T10:02:00Z', until: '2026-11-21T10:20:00Z', canaryShare: null },
  ];
  expect(describeChange(diff({ activeIn }), 'UTC')).toMatch(/Not in force any more\.$/);
});
