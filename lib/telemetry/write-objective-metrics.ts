import { Counter, Gauge, Registry } from 'prom-client';

/** The labels of an objective; those of its scope only where it has one. */
export type ObjectiveLabels = {
  slo: string;
  indicator: string;
  zone?: string;
  service?: string;
  environment?: string;
};

/** What a scrape tells of an objective. Null is no data, of which there is no series; never 0. */
export type ObjectiveSeries = {
  labels: ObjectiveLabels;
  objectiveRatio: number;
  windowSeconds: number;
  /** Of all time, before corrections. */
  counts: { good: number; total: number } | null;
  sliRatio: number | null;
  remainingRatio: number | null;
  burnRates: readonly { window: string; value: number | null }[];
};

const LABELS = ['slo', 'indicator', 'zone', 'service', 'environment'] as const;

/**
 * Objectives in the Prometheus text format. Every name has as many series as there are objectives, the burn
 * rate as many times the windows.
 */
export function writeObjectiveMetrics(series: readonly ObjectiveSeries[]): Promise<string> {
  const registry = new Registry();
  const options = (name: string, help: string) => ({
    name: `gatehouse_${name}`,
    help,
    labelNames: LABELS,
    registers: [registry],
  });
  const good = new Counter(
    options(
      'sli_good_total',
      'Good events of the scope of an objective, each weighted by 1 / its sample rate.',
    ),
  );
  const events = new Counter(
    options('sli_events_total', 'Events of the scope of an objective, good or bad, weighted likewise.'),
  );
  const sli = new Gauge(
    options('sli_ratio', 'What the indicator reads over the window of the objective, corrections applied.'),
  );
  const target = new Gauge(options('slo_objective_ratio', 'The share of good that the objective asks for.'));
  const window = new Gauge(
    options(
      'slo_window_seconds',
      'The length of the window of the objective, of a calendar one that of now.',
    ),
  );
  const remaining = new Gauge(
    options(
      'slo_error_budget_remaining_ratio',
      'The share of the error budget that is left, corrections applied; negative when it is exhausted.',
    ),
  );
  const burn = new Gauge({
    ...options('slo_burn_rate', 'How many times faster than allowed the error budget burnt over a window.'),
    labelNames: [...LABELS, 'window'],
  });
  for (const one of series) {
    const { labels } = one;
    target.set(labels, one.objectiveRatio);
    window.set(labels, one.windowSeconds);
    if (one.counts) {
      good.inc(labels, one.counts.good);
      events.inc(labels, one.counts.total);
    }
    if (one.sliRatio !== null) sli.set(labels, one.sliRatio);
    if (one.remainingRatio !== null) remaining.set(labels, one.remainingRatio);
    for (const rate of one.burnRates)
      if (rate.value !== null) burn.set({ ...labels, window: rate.window }, rate.value);
  }
  return registry.metrics();
}
