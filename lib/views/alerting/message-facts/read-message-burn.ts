import { SYSTEM_ACTOR } from '@/lib/auth/system-actor';
import type { AlertRecord } from '@/lib/domain/alerting/alert-record';
import type { AlertBurn } from '@/lib/domain/alerting/condition';
import type { DetectorId } from '@/lib/domain/alerting/detectors';
import type { IndicatorId } from '@/lib/domain/indicator-ids';
import type { Objective } from '@/lib/domain/objective';
import type { Unbounded } from '@/lib/domain/read-models/objectives';
import { listObjectives } from '@/lib/store/objectives/list-objectives';
import { summariseObjectives } from '../../slos/list-slos';

/** Whose budget a detector's failures are taken from; others have none. */
const INDICATOR_OF: Partial<Record<DetectorId, IndicatorId>> = {
  'revision-mismatch': 'M5',
  'telemetry-loss': 'M4',
  'silent-source': 'M4',
  'auth-failures': 'M6',
  'mass-denials': 'M3',
  'single-denials': 'M3',
  'attestation-failures': 'M2',
  'stale-attestations': 'M2',
  'audit-integrity': 'M7',
  'late-rollups': 'M10',
};

type Scope = { zone?: string; service?: string; environment?: string };

/**
 * The burn rates and budget that a message names: those of its condition where that is about an objective, else of the
 * objective of the indicator that the detector is about, the one set for the zone before the estate's. Null where there
 * is none.
 */
export async function readMessageBurn(
  alerts: readonly AlertRecord[],
  { zone }: Scope,
  now: Date,
): Promise<AlertBurn | null> {
  const own = alerts.find(({ burn }) => burn !== null)?.burn;
  if (own) return own;
  const indicator = INDICATOR_OF[alerts[0]!.detector];
  if (!indicator) return null;
  const objective = choose(await listObjectives(), indicator, zone);
  if (!objective) return null;
  const [summary] = await summariseObjectives(SYSTEM_ACTOR, [objective], now);
  if (!summary?.budget) return null;
  const { long = null, short = null, longSeconds = 3_600, shortSeconds = 300 } = summary.burn ?? {};
  return {
    objectiveId: objective.id,
    indicator,
    long: finite(long),
    longSeconds,
    short: finite(short),
    shortSeconds,
    isUnbounded: long === 'inf' || short === 'inf',
    budgetLeft: finite(summary.budget.remaining),
  };
}

const finite = (value: Unbounded): number | null => (typeof value === 'number' ? value : null);

const choose = (all: readonly Objective[], indicator: IndicatorId, zone?: string): Objective | undefined => {
  const own = all.filter(
    (each) => each.indicator === indicator && each.service === null && each.environment === null,
  );
  return (zone && own.find((each) => each.zone === zone)) || own.find((each) => each.zone === null);
};
