import type { Objective } from '@/lib/domain/objective';
import type { SloBudget, SloSummary } from '@/lib/domain/read-models/objectives';

const FROM = '2026-10-22T10:00:00.000Z';
const TO = '2026-11-21T10:00:00.000Z';

/** An objective on M1: 99.9 % over thirty days. */
export const exampleObjective = (change: Partial<Objective> = {}): Objective => ({
  id: 'm1-enforcement',
  name: 'M1 enforcement',
  description: null,
  indicator: 'M1',
  zone: null,
  service: null,
  environment: null,
  target: '0.999',
  window: { type: 'rolling', days: 30 },
  method: { type: 'occurrences' },
  rules: [{ preset: 'ladder' }],
  ownedBy: null,
  revision: 1,
  updatedAt: FROM,
  ...change,
});

/** Its budget: of 100,000 events 36 are bad and 100 may be, so 64 % is left. */
export const exampleBudget = (change: Partial<SloBudget> = {}): SloBudget => ({
  window: { from: FROM, to: TO },
  counts: { observed: 100_000, observedBad: 36, total: 100_000, good: 99_964, bad: 36 },
  sli: 0.99964,
  errorRatio: 0.00036,
  allowedBad: 100,
  allowedBadMinutes: 43.2,
  consumed: 0.36,
  remaining: 0.64,
  consumedToDate: null,
  elapsed: 1,
  resetSeconds: null,
  exhaustionSeconds: null,
  isMet: true,
  ...change,
});

/** How it is doing: well. */
export const exampleSlo = (change: Partial<SloSummary> = {}): SloSummary => ({
  objective: exampleObjective(),
  kind: 'budget',
  indicatorName: 'Policy enforcement rate',
  status: 'acceptable',
  isMet: true,
  sentence: 'Acceptable.',
  value: 0.99964,
  state: 'measured',
  budget: exampleBudget(),
  burn: { long: 0.4, short: 0, longSeconds: 3_600, shortSeconds: 300, threshold: 14.4 },
  firing: [],
  unreachable: [],
  completeness: { expected: 0, reported: 0, share: null, late: [], dropped: 0 },
  sparkline: [],
  problem: null,
  ...change,
});
