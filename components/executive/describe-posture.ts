import { formatIndicatorObjective, formatIndicatorValue } from '@/components/indicators/format-indicator';
import type { ExecutiveDashboard } from '@/lib/domain/read-models/dashboards';
import type { Indicator } from '@/lib/domain/read-models/indicators';

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

/** The value, of an estimate with its interval: "94.2 % (between 88.1 % and 97.6 %)". */
function describeValue(indicator: Indicator): string {
  const value = formatIndicatorValue(indicator, indicator.value);
  const interval = indicator.sample?.interval;
  if (!interval) return value;
  const [low, high] = [interval.low, interval.high].map((end) => formatIndicatorValue(indicator, end));
  return `${value} (between ${low} and ${high})`;
}

/** "attestation success rate is 99.71 %, objective ≥ 99.9 %" */
function describeMiss(indicator: Indicator): string {
  const { id, name, objective } = indicator;
  const value = describeValue(indicator);
  const label = `${id} ${lowerFirst(name)}`;
  if (objective !== null) return `${label} is ${value}, objective ${formatIndicatorObjective(indicator)}`;
  return `${label} ${indicator.status === 'breached' ? 'increase' : 'do not decrease'} (${value} in this time range)`;
}

const describeAllMet = (count: number) =>
  count === 1 ? 'The one measured objective is met.' : `All ${count} measured objectives are met.`;

const joined = (parts: readonly string[]) => parts.join('; ');

/**
 * The answer to "are we inside our trust objectives?" in words: how many are met, which are not and by
 * how much, what has no data.
 */
export function describePosture({ indicators }: Pick<ExecutiveDashboard, 'indicators'>): string {
  const measured = indicators.filter(({ status }) => status !== 'no-data');
  if (measured.length === 0) return 'No data in this window, so nothing can be said about the objectives.';

  const breached = measured.filter(({ status }) => status === 'breached');
  const atRisk = measured.filter(({ status }) => status === 'at-risk');
  const met = measured.length - breached.length - atRisk.length;
  const namesOf = (state: Indicator['state']) =>
    indicators.filter((each) => each.state === state).map(({ id }) => id);
  const silent = namesOf('no-data');
  const unreviewed = namesOf('insufficient-review');
  const endless = namesOf('no-denominator');

  const sentences = [
    met === measured.length
      ? describeAllMet(measured.length)
      : `${met} of ${measured.length} objectives met.`,
    breached.length > 0 ? `Breached: ${joined(breached.map(describeMiss))}.` : null,
    atRisk.length > 0 ? `At risk: ${joined(atRisk.map(describeMiss))}.` : null,
    silent.length > 0 ? `No data for ${silent.join(', ')}.` : null,
    unreviewed.length > 0 ? `Too few reviews for ${unreviewed.join(', ')}.` : null,
    endless.length > 0 ? `No denominator for ${endless.join(', ')}.` : null,
  ];
  return sentences.filter(Boolean).join(' ');
}
