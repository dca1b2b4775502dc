import { groupBy } from '@/lib/domain/group-by';
import { settleVerdicts } from '@/lib/domain/settle-verdicts';
import type { Window } from '@/lib/domain/time-range';
import { ofCounts, type Evidence, type IndicatorDefinition } from '@/lib/sli/indicator-definition';
import { mergeWindows, type TimeSpan } from '@/lib/slo/merge-windows';
import { listAlertCases } from '@/lib/store/alerts/list-alert-cases';
import { listDriftCases } from '@/lib/store/drifts/list-drift-cases';
import { countRollupsInPieces } from '@/lib/store/rollups/count-rollups';
import type { RollupFilter } from '@/lib/store/rollups/rollup-filter';
import { startOfDrift } from '../drifts/start-of-drift';
import { SUMS_BY } from '../indicators/read-pieces';
import { readStrata } from '../review/read-strata';
import type { Part } from './write-attribution';

/**
 * What each combination of zone, service, policy and revision contributed to an indicator over a window,
 * without the time that was corrected. Empty for coverage (M4), which its gaps tell of.
 */
export function readParts(
  definition: IndicatorDefinition,
  window: Window,
  corrected: readonly TimeSpan[],
  filter: RollupFilter,
): Promise<Part[]> {
  switch (definition.id) {
    case 'M3':
      return readReviewedParts(window, filter);
    case 'M4':
      return Promise.resolve([]);
    case 'M5':
    case 'M9':
      return readCaseParts(definition, window, filter);
    default:
      return readCountedParts(definition, window, corrected, filter);
  }
}

async function readCountedParts(
  { kinds, measure }: IndicatorDefinition,
  window: Window,
  corrected: readonly TimeSpan[],
  filter: RollupFilter,
): Promise<Part[]> {
  const counts = await countRollupsInPieces({
    pieces: withoutSpans(window, corrected),
    filter: kinds.length > 0 ? { ...filter, kinds } : filter,
    by: [...SUMS_BY, 'zone', 'service', 'policy', 'revision'],
  });
  const groups = groupBy(counts, ({ zone, service, policy, revision }) =>
    [zone, service, policy, revision].join('\n'),
  );
  return [...groups.values()].map((group) => {
    const { zone, service, policy, revision } = group[0]!;
    return { zone, service, policy, revision, counts: measure(ofCounts(group)).counts };
  });
}

/** What is left of a window when some spans are taken out. */
function withoutSpans({ from, to }: Window, spans: readonly TimeSpan[]): Window[] {
  const pieces: Window[] = [];
  let at = from.getTime();
  for (const span of mergeWindows(spans)) {
    const end = Math.min(span.fromMs, to.getTime());
    if (end > at) pieces.push({ from: new Date(at), to: new Date(end) });
    at = Math.max(at, span.toMs);
  }
  if (at < to.getTime()) pieces.push({ from: new Date(at), to });
  return pieces;
}

async function readCaseParts(
  { id, measure }: IndicatorDefinition,
  window: Window,
  filter: RollupFilter,
): Promise<Part[]> {
  const evidence: Evidence = { ...ofCounts([]), from: window.from.getTime(), to: window.to.getTime() };
  if (id === 'M5')
    return (await listDriftCases(window, filter)).map((drift) => ({
      zone: drift.zone,
      service: drift.service ?? '',
      policy: '',
      revision: '',
      counts: measure({ ...evidence, drifts: [{ start: startOfDrift(drift), end: drift.detectedAt }] })
        .counts,
    }));
  return (await listAlertCases(window, filter)).map((alert) => ({
    zone: alert.zone,
    service: alert.service ?? '',
    policy: alert.policy ?? '',
    revision: alert.policyRevision ?? '',
    counts: measure({ ...evidence, alerts: [{ start: alert.openedAt, end: alert.resolvedAt }] }).counts,
  }));
}

/** Each reviewed denial stands for its share of the denials of its policy, as in the estimate. */
async function readReviewedParts(window: Window, filter: RollupFilter): Promise<Part[]> {
  const { strata, verdicts } = await readStrata(window, filter);
  const byEvent = groupBy(
    verdicts.filter(({ origin }) => origin === 'random'),
    ({ eventId }) => eventId,
  );
  return [...byEvent.values()].flatMap((given): Part[] => {
    const { policy, revision } = given[0]!;
    const stratum = strata.find((each) => each.policy === policy);
    const settled = settleVerdicts(given.map(({ judgement }) => judgement));
    if (!stratum || stratum.reviewed === 0 || settled === 'open' || settled === null) return [];
    const total = stratum.denials / stratum.reviewed;
    const bad = settled === 'false-positive' ? total : 0;
    return [
      {
        zone: '',
        service: '',
        policy,
        revision: revision ?? '',
        counts: { n: 1, b: bad > 0 ? 1 : 0, total, good: total - bad, bad },
      },
    ];
  });
}
