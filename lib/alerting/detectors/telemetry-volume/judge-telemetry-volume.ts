import type { AlertCondition } from '@/lib/domain/alerting/condition';
import { medianOf } from '@/lib/sli/median-of';
import { exceeds } from '@/lib/slo/exceeds';
import { sayTimes } from '@/lib/slo/words';
import { sumBetween } from '../count-series';
import { makeCondition } from '../make-condition';
import type { TalliedSubject } from '../tallied-subject';
import { sayBytes, sayNames } from '../words';

const DAY_MS = 86_400_000;
/** The days before that say what a zone usually sends; with fewer nobody knows. */
export const USUAL_DAYS = 14;
const FEWEST_DAYS = 7;
const BYTES_PER_GB = 1e9;

export type VolumeEvidence = {
  /** Bytes with a price (as weights) by zone and hour, of the last day. */
  zones: readonly TalliedSubject[];
  /** The same by UTC day and the key of the zone, of the days before. */
  days: ReadonlyMap<string, TalliedSubject>;
  /** For a calendar month of all zones, in the currency of prices; null where nobody has set one. */
  monthlyBudget: number | null;
  currency: string;
  /** For 10⁹ bytes of a zone; null where nobody has set it. */
  priceOf: (zone: string) => number | null;
};

export type VolumeLimit = {
  /** Of the budget: 1 is all of it. */
  budgetShare: number;
  /** Above so many times what the zone usually sends in a day. */
  times: number;
  /** Above so many bytes a day, whatever is usual; 0 for no such limit. */
  bytesPerDay: number;
};

/**
 * F6: the telemetry of the last 24 hours. Of each zone against a fixed limit, else against its own days; of the estate
 * against the monthly budget, where one is set and everything that costs has a price.
 */
export const judgeTelemetryVolume = (
  evidence: VolumeEvidence,
  limit: VolumeLimit,
  atMs: number,
): AlertCondition[] => [
  ...judgeBudget(evidence, limit, atMs),
  ...evidence.zones.map((each) => judgeZone(each, evidence, limit, atMs)),
];

const volumeOf = ({ all }: Pick<TalliedSubject, 'all'>, toMs: number): number =>
  sumBetween(all, toMs - DAY_MS, toMs).weight;

function judgeZone(
  each: TalliedSubject,
  { zones, days }: VolumeEvidence,
  limit: VolumeLimit,
  atMs: number,
): AlertCondition {
  const own = volumeOf(each, atMs);
  // A drill adds to what its zone really sends.
  const real = each.isDrill
    ? zones.find((zone) => !zone.isDrill && zone.subject.zone === each.subject.zone)
    : undefined;
  const usual = each.isDrill ? (real ? volumeOf(real, atMs) : 0) : readUsual(days.get(each.key), atMs);
  const value = each.isDrill ? own + usual! : own;
  const isFixed = limit.bytesPerDay > 0;
  const threshold = isFixed ? limit.bytesPerDay : usual === null ? null : usual * limit.times;
  const isTrue = threshold !== null && exceeds(value, threshold) && own > 0;
  const against = isFixed
    ? `; its limit is ${sayBytes(limit.bytesPerDay)} a day`
    : usual === null
      ? '; too few days are known to say what is usual'
      : usual > 0
        ? `, ${sayTimes(value / usual)} the usual ${sayBytes(usual)}`
        : ', where there was none';
  return makeCondition({
    subject: each.subject,
    outcome: isTrue ? 'true' : 'false',
    value,
    threshold,
    unit: 'bytes',
    sentence: `${sayBytes(value)} of telemetry in 24 hours${against}`,
    // Volume is told by the hour: since when it is too much cannot be.
    sinceMs: isTrue ? atMs : null,
  });
}

/** The median of the whole UTC days before the last 24 hours; a day without any telemetry is no day. */
function readUsual(each: TalliedSubject | undefined, atMs: number): number | null {
  if (!each) return null;
  const end = Math.floor((atMs - DAY_MS) / DAY_MS) * DAY_MS;
  const volumes = Array.from(
    { length: USUAL_DAYS },
    (_, index) => sumBetween(each.all, end - (index + 1) * DAY_MS, end - index * DAY_MS).weight,
  );
  const measured = volumes.filter((bytes) => bytes > 0);
  return measured.length < FEWEST_DAYS ? null : medianOf(measured);
}

function judgeBudget(
  { zones, monthlyBudget, currency, priceOf }: VolumeEvidence,
  limit: VolumeLimit,
  atMs: number,
): AlertCondition[] {
  if (monthlyBudget === null) return [];
  const costs = zones
    .filter(({ isDrill }) => !isDrill)
    .map((each) => {
      const bytes = volumeOf(each, atMs);
      const price = priceOf(each.subject.zone ?? '');
      return {
        zone: each.subject.zone ?? '',
        cost: bytes === 0 ? 0 : price === null ? null : (bytes / BYTES_PER_GB) * price,
      };
    });
  // A budget cannot be held against what has no price.
  if (costs.some(({ cost }) => cost === null)) return [];
  const day = new Date(atMs);
  const daysOfMonth = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate();
  const monthly = costs.reduce((sum, { cost }) => sum + cost!, 0) * daysOfMonth;
  const value = monthly / monthlyBudget;
  const isTrue = exceeds(value, limit.budgetShare);
  const most = costs
    .toSorted((one, other) => other.cost! - one.cost!)
    .filter(({ cost }) => cost! > 0)
    .map(({ zone }) => zone);
  const money = (amount: number) =>
    `${amount.toLocaleString('en-US', { maximumFractionDigits: 2 })} ${currency}`;
  return [
    makeCondition({
      subject: { item: 'monthly budget' },
      outcome: isTrue ? 'true' : 'false',
      value,
      threshold: limit.budgetShare,
      unit: 'ratio',
      sentence: `At the rate of the last 24 hours the month costs ${money(monthly)} of a budget of ${money(monthlyBudget)}${most.length > 0 ? `, most of it in ${sayNames(most)}` : ''}`,
      sinceMs: isTrue ? atMs : null,
    }),
  ];
}
