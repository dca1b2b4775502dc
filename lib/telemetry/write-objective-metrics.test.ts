import { expect, it } from 'vitest';
import { writeObjectiveMetrics, type ObjectiveSeries } from './write-objective-metrics';

const objective: ObjectiveSeries = {
  labels: { slo: 'audit', indicator: 'M7' },
  objectiveRatio: 1,
  windowSeconds: 86_400,
  counts: null,
  sliRatio: null,
  remainingRatio: null,
  burnRates: [{ window: '1h', value: null }],
};
const seriesOf = async (...series: ObjectiveSeries[]) =>
  (await writeObjectiveMetrics(series)).split('\n').filter((line) => line && !line.startsWith('#'));

it('has no series for what has no data', async () => {
  expect(await seriesOf(objective)).toEqual([
    'gatehouse_slo_objective_ratio{slo="audit",indicator="M7"} 1',
    'gatehouse_slo_window_seconds{slo="audit",indicator="M7"} 86400',
  ]);
  expect(await seriesOf()).toEqual([]);
});

it('tells a violated zero tolerance as infinite, and a scope with whatever characters its names have', async () => {
  const labels = { slo: 'audit', indicator: 'M7', zone: 'a "b"\\c', service: 'x\ny' };
  const series = await seriesOf({
    ...objective,
    labels,
    remainingRatio: -Infinity,
    burnRates: [
      { window: '1h', value: Infinity },
      { window: '6h', value: 0 },
    ],
  });
  const written = 'slo="audit",indicator="M7",zone="a \\"b\\"\\\\c",service="x\\ny"';
  expect(series.slice(2)).toEqual([
    `gatehouse_slo_error_budget_remaining_ratio{${written}} -Inf`,
    `gatehouse_slo_burn_rate{${written},window="1h"} +Inf`,
    `gatehouse_slo_burn_rate{${written},window="6h"} 0`,
  ]);
});

it('gives every name a help text and a type', async () => {
  const text = await writeObjectiveMetrics([objective]);
  const names = [...text.matchAll(/^# HELP (\S+) .+\.$/gm)].map(([, name]) => name);
  const types = [...text.matchAll(/^# TYPE (\S+) (counter|gauge)$/gm)].map(([, name]) => name);
  expect(names).toHaveLength(7);
  expect(types).toEqual(names);
});
