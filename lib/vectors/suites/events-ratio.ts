import { weightOfThreshold } from '@/lib/domain/event-weight';
import { countEvents } from '@/lib/sli/count-events';
import { effectiveSize } from '@/lib/sli/effective-size';
import { measureRatio, ofCounts, type IndicatorCount } from '@/lib/sli/indicator-definition';
import { policyEnforcementRate } from '@/lib/sli/m01-policy-enforcement-rate';
import { burnRate, errorRatio } from '@/lib/slo/burn-rate';
import { errorBudgetRatio } from '@/lib/slo/error-budget-ratio';
import { rollingWindow } from '@/lib/slo/rolling-window';
import { byKind } from '../by-kind';

type Events = {
  events: {
    id: string;
    t_ms: number;
    good: boolean;
    sample_rate?: number | string | null;
    recv_ms?: number;
    source?: string;
  }[];
  as_of_ms: number;
  window_s: number;
  target: string;
  known_at_ms?: number;
  lateness_horizon_s?: number;
  max_future_skew_s?: number;
};

const inMs = (seconds: number | undefined) => (seconds === undefined ? undefined : seconds * 1_000);

/** A rate that is no number is none at all. */
const readRate = (rate: number | string | null | undefined): number =>
  rate === undefined ? 1 : typeof rate === 'number' ? rate : NaN;

/** Counters of a gateway, as they come out of the roll-ups. */
const gatewayCounters = (evaluated: number, requests: number): IndicatorCount => ({
  kind: 'traffic',
  outcome: '',
  crossZone: false,
  basis: '',
  events: 1,
  weight: 1,
  weightSquare: 1,
  requests,
  evaluated,
  lagMeasured: 0,
  lagInTime: 0,
  lagNegative: 0,
});

export const eventsRatioSuite = byKind('events_ratio', {
  events: (input: Events) => {
    const events = input.events.map((event) => ({
      source: event.source ?? '',
      id: event.id,
      occurredAtMs: event.t_ms,
      receivedAtMs: event.recv_ms ?? event.t_ms,
      isGood: event.good,
      sampleRate: readRate(event.sample_rate),
    }));
    const { counts, counters } = countEvents(events, {
      ...rollingWindow(input.as_of_ms, input.window_s * 1_000),
      knownAtMs: input.known_at_ms,
      latenessHorizonMs: inMs(input.lateness_horizon_s),
      clockToleranceMs: inMs(input.max_future_skew_s),
    });
    return {
      observed: counts.n,
      observed_bad: counts.b,
      total: counts.total,
      good: counts.good,
      bad: counts.bad,
      effective_n: effectiveSize(counts),
      sli: measureRatio(counts).value,
      error_ratio: errorRatio(counts),
      burn_rate: burnRate(counts, errorBudgetRatio(input.target)),
      counters: {
        duplicates: counters.duplicates,
        conflicts: counters.conflicts,
        rejected_sample_rate: counters.rejectedSampleRate,
        rejected_future: counters.rejectedFuture,
        too_late: counters.tooLate,
        not_yet_known: counters.notYetKnown,
      },
    };
  },
  two_source: ({ evaluated, total, target }: { evaluated: number; total: number; target: string }) => {
    const measured = policyEnforcementRate.measure(ofCounts([gatewayCounters(evaluated, total)]));
    return {
      good: measured.counts.good,
      total: measured.counts.total,
      over_unity: measured.overUnity,
      sli: measured.value,
      burn_rate: burnRate(measured.counts, errorBudgetRatio(target)),
    };
  },
  adjusted_count: ({ th }: { th: string }) => ({ weight: weightOfThreshold(th) }),
});
