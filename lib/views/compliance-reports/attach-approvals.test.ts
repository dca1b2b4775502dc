import { expect, it } from 'vitest';
import type { PeriodChange } from '@/lib/store/compliance-reports/list-period-changes';
import { attachApprovals, type KnownRevision } from './attach-approvals';

const change = (policy: string, revision: string | null): PeriodChange => ({
  eventId: 'e',
  occurredAt: '2026-11-20T10:00:00.000000Z',
  type: 'policy-activated',
  policy,
  revision,
  environment: 'prod',
  zone: 'payments',
  author: 'pipeline',
  message: null,
});
const known = (policy: string, revision: string, more: Partial<KnownRevision> = {}): KnownRevision => ({
  policy,
  revision,
  author: null,
  reviewUrl: null,
  approvals: [],
  ...more,
});
const APPROVAL = { by: 'lead', at: '2026-11-20T09:00:00.000000Z' };

it('a bundle has the approvals of the policies in it, of the same revision', () => {
  const [bundle, other, unknown, unnamed] = attachApprovals(
    [change('pci', 'r1'), change('pc', 'r1'), change('pci', 'r2'), change('pci', null)],
    [
      known('pci', 'r1'),
      known('pci/egress', 'r1', { author: 'dev', reviewUrl: 'https://git.example/1', approvals: [APPROVAL] }),
      known('pci/ingress', 'r1', { approvals: [APPROVAL] }),
    ],
  );
  expect(bundle).toMatchObject({
    approvals: [APPROVAL],
    revisionAuthor: 'dev',
    reviewUrl: 'https://git.example/1',
  });
  // A name that only begins alike is another policy.
  for (const none of [other, unknown, unnamed]) expect(none!.approvals).toBeNull();
});

it('a revision that is known and that nobody approved has none', () => {
  expect(attachApprovals([change('pci', 'r1')], [known('pci', 'r1')])[0]!.approvals).toEqual([]);
});
