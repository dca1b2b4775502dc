import type { NamedSignal } from '@/lib/domain/runbooks/signals';
import type { Window } from '@/lib/domain/time-range';
import { countAlerts } from '@/lib/store/alerting/list-alerts';
import { listInventoryPeriods } from '@/lib/store/coverage/list-inventory-periods';
import { listTelemetryGaps } from '@/lib/store/coverage/list-telemetry-gaps';
import { listDriftCases } from '@/lib/store/drifts/list-drift-cases';
import { countRollups } from '@/lib/store/rollups/count-rollups';
import { readQuantile } from '@/lib/store/rollups/latency-buckets';
import { readLatencies } from '@/lib/store/rollups/read-latencies';
import type { RollupFilter } from '@/lib/store/rollups/rollup-filter';
import { listVolumes } from '@/lib/store/volume/list-volumes';
import { TELEMETRY_TTL_SECONDS } from '../coverage/get-telemetry-gaps';

const DAY_MS = 86_400_000;

/** A named signal over a window; null where nothing was there that it could have been counted from. */
export async function readSignal(
  signal: NamedSignal,
  filter: RollupFilter,
  window: Window,
): Promise<number | null> {
  switch (signal) {
    case 'denials':
      return countOutcomes('decision', ['deny'], filter, window);
    case 'auth-failures':
      return countOutcomes('auth', ['failure'], filter, window);
    case 'attestation-failures':
      return countOutcomes('attestation', ['failed', 'stale'], filter, window);
    case 'evaluation-p99':
      return readP99('evaluation', filter, window);
    case 'sidecar-p99':
      return readP99('sidecar', filter, window);
    case 'silent-services': {
      const now = { from: window.to, to: new Date(window.to.getTime() + 1) };
      const expected = await listInventoryPeriods(now, filter);
      if (expected.length === 0) return null;
      return (await listTelemetryGaps(window.to, TELEMETRY_TTL_SECONDS, filter)).length;
    }
    case 'open-drifts':
      return (await listDriftCases(window, filter)).filter(({ resolvedAt }) => resolvedAt === null).length;
    case 'open-alerts':
      return countAlerts({ zones: filter.zones ?? null, zone: filter.zone, state: 'open' });
    case 'telemetry-bytes':
      return sumBytes(filter, window);
  }
}

async function countOutcomes(
  kind: string,
  wanted: readonly string[],
  filter: RollupFilter,
  window: Window,
): Promise<number | null> {
  const rows = await countRollups({ window, filter: { ...filter, kinds: [kind] }, by: ['outcome'] });
  if (rows.length === 0) return null;
  return rows.reduce((sum, { outcome, weight }) => sum + (wanted.includes(outcome) ? weight : 0), 0);
}

async function readP99(measure: 'evaluation' | 'sidecar', filter: RollupFilter, window: Window) {
  return readQuantile((await readLatencies({ window, measure, filter })).get('') ?? new Map(), 0.99);
}

/** Of whole UTC days, the last of them as far as it is. */
async function sumBytes({ zone, service, zones }: RollupFilter, window: Window): Promise<number | null> {
  const from = new Date(Math.floor(window.from.getTime() / DAY_MS) * DAY_MS);
  const rows = (await listVolumes({ from, to: window.to }, zones ?? null)).filter(
    (row) => (zone === undefined || row.zone === zone) && (service === undefined || row.service === service),
  );
  if (rows.length === 0) return null;
  return rows.reduce((sum, { storedBytes }) => sum + storedBytes, 0);
}
