import type { CountedSeries } from '@/lib/alerting/detectors/count-series';
import { drillOf, tallySubjects } from '@/lib/alerting/detectors/tallied-subject';
import {
  judgeTelemetryVolume,
  USUAL_DAYS,
} from '@/lib/alerting/detectors/telemetry-volume/judge-telemetry-volume';
import { tellSilence } from '@/lib/alerting/detectors/tell-silence';
import type { AlertScope } from '@/lib/domain/alerting/alert-rule';
import type { TelemetrySettings } from '@/lib/domain/telemetry-settings';
import { readVolumes } from '@/lib/store/alerting/evidence/read-volumes';
import { loadZoneTiers } from '@/lib/store/inventory/load-zone-tiers';
import { readTelemetrySettings } from '@/lib/store/settings/read-telemetry-settings';
import type { ThresholdParameter, Watcher } from '../watcher';
import { DAY_MS, floorTo, planHours } from './evidence/plan-pieces';
import { readLimits, withoutPolicies } from './evidence/read-limits';
import { readSilences } from './evidence/read-silences';

const PARAMETERS = [
  {
    name: 'budgetShare',
    label: 'Share of the monthly budget',
    unit: 'times',
    initial: 1,
    min: 0.01,
    max: 100,
    help: 'How much of the monthly budget of all zones the month may cost at the rate of the last 24 hours; 1 is all of it.',
  },
  {
    name: 'times',
    label: 'Times the usual volume',
    unit: 'times',
    initial: 2,
    min: 1,
    max: 1_000,
    help: 'Up to how many times the median of its days a zone may send in 24 hours.',
  },
  {
    name: 'bytesPerDay',
    label: 'Bytes a day',
    unit: 'bytes',
    initial: 0,
    min: 0,
    max: 1e15,
    help: 'How much a zone may send in 24 hours, instead of what is usual for it; 0 for what is usual.',
  },
] as const satisfies readonly ThresholdParameter[];

const isEverywhere = ({ zones, services, environments }: AlertScope): boolean =>
  zones.length + services.length + environments.length === 0;

/** F6. Volume has neither service nor policy: it is told apart by zone, and the budget is of all of them. */
export const telemetryVolume: Watcher = {
  detector: 'telemetry-volume',
  parameters: PARAMETERS,
  isCount: false,
  defaults: {
    severity: 'ticket',
    forMinutes: 0,
    keepFiringMinutes: 60,
    cooldownMinutes: 720,
    dedupeBy: ['zone', 'item'],
  },
  async open(rule, window) {
    const limit = readLimits(PARAMETERS, rule);
    const scope = withoutPolicies(rule.scope);
    const hours = planHours(window, DAY_MS);
    const days = { fromMs: floorTo(window.fromMs, DAY_MS) - (USUAL_DAYS + 2) * DAY_MS, toMs: window.toMs };
    const [byHour, byDay, settings, tierOf, silencesAt] = await Promise.all([
      readVolumes(scope, 'hour', hours),
      readVolumes(scope, 'day', days),
      readTelemetrySettings(),
      loadZoneTiers(),
      readSilences(scope, ['heartbeat'], window),
    ]);
    const tally = (rows: typeof byHour) =>
      tallySubjects(
        rows.map((row) => toSeries(row, settings)),
        ({ zone }) => ({ zone }),
        () => false,
      );
    const evidence = {
      zones: tally(byHour),
      days: new Map(tally(byDay).map((each) => [each.key, each])),
      monthlyBudget: isEverywhere(scope) ? settings.monthlyBudget : null,
      currency: settings.currency,
      priceOf: (zone: string) => settings.tiers[tierOf(zone)].pricePerGb,
    };
    return { judge: tellSilence((atMs) => judgeTelemetryVolume(evidence, limit, atMs), silencesAt) };
  },
};

/** As costs are counted: originals that are kept, what heartbeats report, or both. */
const bytesWithPrice = (
  stored: number,
  reported: number,
  { priced }: Pick<TelemetrySettings, 'priced'>,
): number => (priced === 'stored' ? stored : priced === 'reported' ? reported : stored + reported);

const toSeries = (
  { zone, environment, service, at, stored, reported }: Awaited<ReturnType<typeof readVolumes>>[number],
  settings: TelemetrySettings,
): CountedSeries => {
  // Nobody stores what a zone does in a day to rehearse: of a drill what it reports counts, whatever has a price.
  const priced = drillOf({ environment, service }) === '' ? settings.priced : 'reported';
  const bytes = stored.map((each, index) => bytesWithPrice(each, reported[index]!, { priced }));
  return {
    kind: '',
    outcome: '',
    source: '',
    policy: '',
    targetZone: '',
    provider: '',
    host: '',
    zone,
    environment,
    service,
    at,
    events: bytes.map(() => 1),
    weight: bytes,
    weightSquare: bytes,
  };
};
