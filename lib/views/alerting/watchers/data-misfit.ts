import { addUp } from '@/lib/alerting/detectors/count-series';
import { judgeDataMisfit, type Misfits } from '@/lib/alerting/detectors/data-misfit/judge-data-misfit';
import { tellSilence } from '@/lib/alerting/detectors/tell-silence';
import {
  readClassMisfits,
  readRegionMisfits,
  type DataMisfit,
  type Fitting,
} from '@/lib/store/alerting/evidence/read-data-misfits';
import { readInventory } from '@/lib/store/inventory/read-inventory';
import type { InventoryDocument } from '@/lib/domain/inventory';
import type { ThresholdParameter, Watcher } from '../watcher';
import { minutes, readLimits, windowParameter, withoutPolicies } from './evidence/read-limits';
import { readSilences } from './evidence/read-silences';

const PARAMETERS = [
  {
    name: 'accesses',
    label: 'Accesses',
    unit: 'count',
    initial: 0,
    min: 0,
    max: 1_000_000,
    help: 'How many accesses or transfers of a service that do not fit its zone are not worth telling.',
  },
  windowParameter(60, 'How much time they are counted in.'),
] as const satisfies readonly ThresholdParameter[];

/**
 * F7. Roll-ups know no classification: events are read, but only those that do not fit. What is told apart is the service and
 * what it touched, not the policy, since none was asked or it said yes.
 */
export const dataMisfit: Watcher = {
  detector: 'data-misfit',
  parameters: PARAMETERS,
  isCount: false,
  defaults: {
    severity: 'ticket',
    forMinutes: 0,
    keepFiringMinutes: 30,
    cooldownMinutes: 60,
    dedupeBy: ['zone', 'service', 'item'],
  },
  async open(rule, window) {
    const { accesses, windowMinutes } = readLimits(PARAMETERS, rule);
    const limit = { accesses, windowMs: minutes(windowMinutes) };
    const scope = withoutPolicies(rule.scope);
    const inventory = await readInventory();
    const classes = listClasses(inventory);
    const regions = listRegions(inventory);
    const range = { fromMs: window.fromMs - limit.windowMs, toMs: window.toMs };
    const [byClass, byRegion, silencesAt] = await Promise.all([
      readClassMisfits(scope, classes, range),
      readRegionMisfits(scope, regions, range),
      readSilences(scope, ['data-access'], window),
    ]);
    const misfits = [
      ...byClass.map((each) => toMisfits('classification', each, classes)),
      ...byRegion.map((each) => toMisfits('region', each, regions)),
    ];
    return { judge: tellSilence((atMs) => judgeDataMisfit(misfits, limit, atMs), silencesAt) };
  },
};

const toMisfits = (
  about: Misfits['about'],
  { at, events, weight, ...place }: DataMisfit,
  fitting: Fitting,
): Misfits => ({
  about,
  ...place,
  fitting: fitting.get(place.zone) ?? [],
  counts: addUp([{ at, events, weight, weightSquare: weight }]),
});

const listClasses = ({ zones }: InventoryDocument): Fitting =>
  new Map(
    zones.flatMap(({ slug, dataClassifications }) =>
      dataClassifications.length > 0 ? [[slug, dataClassifications] as const] : [],
    ),
  );

/** The regions that the environments of a zone are in; of a zone with one whose region is unknown nobody can tell. */
function listRegions({ zones, environments }: InventoryDocument): Fitting {
  const regionOf = new Map(environments.map(({ slug, region }) => [slug, region ?? null]));
  return new Map(
    zones.flatMap(({ slug, environments: own }) => {
      const regions = own.map((environment) => regionOf.get(environment) ?? null);
      const known = regions.filter((region) => region !== null);
      return known.length > 0 && known.length === regions.length ? [[slug, known] as const] : [];
    }),
  );
}
