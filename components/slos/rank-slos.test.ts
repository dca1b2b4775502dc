import { expect, it } from 'vitest';
import type { SloSummary } from '@/lib/domain/read-models/objectives';
import { rankOf, worstFirst } from './rank-slos';
import { exampleBudget, exampleObjective, exampleSlo } from './testing/example-slo';

const named = (id: string, change: Partial<SloSummary>) =>
  exampleSlo({ ...change, objective: exampleObjective({ id }) });
const idsOf = (slos: readonly SloSummary[]) => slos.map(({ objective }) => objective.id);

it('missed objectives come first, the most overdrawn before the others', () => {
  const slos = [
    named('burning', { status: 'critical' }),
    named('missed', { isMet: false, budget: exampleBudget({ consumed: 1.2 }) }),
    named('violated', { isMet: false, budget: exampleBudget({ consumed: 'inf' }) }),
    named('well', {}),
  ];
  expect(idsOf(worstFirst(slos))).toEqual(['violated', 'missed', 'burning', 'well']);
});

it('among the met ones what burns is worse than what cannot be told, and that than what is well', () => {
  const statuses = [
    'acceptable',
    'no-data',
    'recovering',
    'critical',
    'increasing',
    'too-few-events',
  ] as const;
  expect(
    statuses.toSorted(
      (one, other) => rankOf(exampleSlo({ status: one })) - rankOf(exampleSlo({ status: other })),
    ),
  ).toEqual(['critical', 'increasing', 'recovering', 'too-few-events', 'no-data', 'acceptable']);
  expect(rankOf(exampleSlo({ kind: 'review', isMet: false, budget: null }))).toBe(0);
});
