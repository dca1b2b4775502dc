import { randomUUID } from 'node:crypto';
import type { Prisma } from '../generated/client';

/** A row of `alert` with what a test does not care about filled in: firing, for payments, since a given time. */
export const makeAlert = (
  since: Date,
  given: Partial<Prisma.AlertUncheckedCreateInput> = {},
): Prisma.AlertUncheckedCreateInput => ({
  id: randomUUID(),
  ruleId: 'mass-denials',
  ruleRevision: 1,
  ruleName: 'Denials jump',
  detector: 'mass-denials',
  failure: 'F4',
  cause: 'policy',
  category: 'trust',
  severity: 'page',
  state: 'firing',
  dedupeKey: randomUUID(),
  title: 'Denials jump',
  sentence: 'Denials rose from 1% to 30%.',
  zone: 'payments',
  service: 'checkout-api',
  policy: 'payments/pci_egress',
  owner: 'pay@example.com',
  labels: {},
  value: 0.3,
  threshold: 0.1,
  unit: 'ratio',
  firing: [],
  changes: [],
  conditions: 1,
  pendingSince: since,
  openedAt: since,
  lastTrueAt: since,
  ...given,
});
