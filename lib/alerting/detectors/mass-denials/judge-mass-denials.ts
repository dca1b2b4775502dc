import type { AlertCondition } from '@/lib/domain/alerting/condition';
import { compareProportions } from '@/lib/sli/compare-proportions';
import { exceeds } from '@/lib/slo/exceeds';
import { sayDuration, sayShare } from '@/lib/slo/words';
import { judgeCount, type DynamicHistory } from '../judge-count';
import { judgeWholesFirst } from '../judge-wholes-first';
import { makeCondition } from '../make-condition';
import { findOnset } from '../share-window';
import { tallyBetween, type Tally, type TalliedSubject } from '../tallied-subject';
import { sayCount, sayTime } from '../words';
import { findActivation, type ActivationMarker } from './find-activation';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** What is usual is read of so long before. */
export const BEFORE_MS = 7 * DAY_MS;
/** Days before at which the same time must not have been the same, where enough was decided then. */
const USUAL_DAYS = [1, 7];
/** With fewer decisions nobody knows what was usual. */
const FEWEST_BEFORE = 20;
/** A policy is looked at every half minute: with less confidence chance would stand out every day. */
const CONFIDENCE = 0.99;

export type DenialEvidence = {
  /** Decisions by zone and policy; bad are denials. Of those with many in a window what was before is known as well. */
  policies: readonly TalliedSubject[];
  /** The same by service, of those that may matter. */
  services: readonly TalliedSubject[];
  /** Oldest first. */
  activations: readonly ActivationMarker[];
  history: DynamicHistory | null;
};

export type DenialLimit = {
  windowMs: number;
  fewest: number;
  /** By how much the share must have risen, as a difference (0–1) and as a factor. */
  rise: number;
  times: number;
  /** How long before the denials began an activation may lie to be named with them. */
  activationMs: number;
};

/**
 * F4: whether the share of denials of a policy jumps against the same traffic before. A service of it is a condition of its
 * own only where the policy as a whole is none, so that a bad revision is one alert and not one a service.
 */
export function judgeMassDenials(
  evidence: DenialEvidence,
  limit: DenialLimit,
  atMs: number,
): AlertCondition[] {
  const judge = (each: TalliedSubject) => judgeSubject(each, evidence, limit, atMs);
  return judgeWholesFirst(evidence.policies, listServicesOfSeveral(evidence), keyOf, judge);
}

/** By evidence: it is judged at thousands of times. */
const servicesOf = new WeakMap<DenialEvidence, readonly TalliedSubject[]>();

/** The services of policies that several have a part in. */
function listServicesOfSeveral(evidence: DenialEvidence): readonly TalliedSubject[] {
  const known = servicesOf.get(evidence);
  if (known) return known;
  const several = new Set(
    evidence.policies.flatMap((each) => (each.services.length > 1 ? [keyOf(each)] : [])),
  );
  const services = evidence.services.filter((each) => several.has(keyOf(each)));
  servicesOf.set(evidence, services);
  return services;
}

const keyOf = ({ subject: { zone, policy }, isDrill }: TalliedSubject): string =>
  JSON.stringify([zone, policy, isDrill]);

function judgeSubject(
  each: TalliedSubject,
  { activations, history }: DenialEvidence,
  limit: DenialLimit,
  atMs: number,
): AlertCondition {
  const found = history
    ? judgeCount(each, history, { one: 'denial', many: 'denials', of: ` of ${nameOf(each)}` }, atMs)
    : judgeJump(each, limit, atMs);
  if (found.outcome !== 'true') return found;
  const activation = findActivation(activations, each, found.sinceMs ?? atMs, limit.activationMs);
  if (!activation) return found;
  const { revision, environment } = activation;
  const where = environment !== null && each.subject.environment === null ? ` in ${environment}` : '';
  return {
    ...found,
    sentence: `${found.sentence}, after revision ${revision} was activated${where} at ${sayTime(activation.atMs, atMs)}`,
    changes: [activation.eventId],
  };
}

const nameOf = ({ subject }: TalliedSubject): string => subject.policy ?? 'policies';

/** Larger than before by enough, beyond chance, and not what the same hour is like anyway. */
function judgeJump(each: TalliedSubject, limit: DenialLimit, atMs: number): AlertCondition {
  const { windowMs, fewest, rise, times } = limit;
  const fromMs = atMs - windowMs;
  const now = tallyBetween(each, fromMs, atMs);
  const before = readBefore(each, fromMs);
  const threshold = before ? Math.max(before.share! + rise, before.share! * times) : null;
  const isTrue =
    before !== null &&
    now.share !== null &&
    now.badEvents >= fewest &&
    exceeds(now.share, threshold!) &&
    isBeyondChance(now, before) &&
    !isUsual(each, now, limit, fromMs);
  return makeCondition({
    subject: each.subject,
    outcome: isTrue ? 'true' : 'false',
    value: now.share,
    threshold,
    unit: 'ratio',
    sentence: describe(each, now, before, windowMs),
    sinceMs: isTrue ? findOnset(each, threshold!, fromMs, atMs) : null,
  });
}

/** What was decided in the week before; null where that is too little. Nothing comes before a drill: no denials are usual. */
function readBefore(each: TalliedSubject, fromMs: number): Tally | null {
  const before = tallyBetween(each, fromMs - BEFORE_MS, fromMs);
  if (before.events >= FEWEST_BEFORE) return before;
  return each.isDrill
    ? { events: FEWEST_BEFORE, badEvents: 0, total: FEWEST_BEFORE, bad: 0, share: 0, size: FEWEST_BEFORE }
    : null;
}

function isBeyondChance(now: Tally, before: Tally): boolean {
  const compared = compareProportions(
    { share: now.share!, n: now.size },
    { share: before.share!, n: before.size },
    { confidence: CONFIDENCE },
  );
  return compared !== null && compared.interval.low > 0;
}

/**
 * Whether it is like this at this time of every day or week: where several earlier days can be asked, all of them must say
 * so, since what began yesterday is not usual yet.
 */
function isUsual(
  each: TalliedSubject,
  now: Tally,
  { rise, times, windowMs }: DenialLimit,
  fromMs: number,
): boolean {
  const earlier = USUAL_DAYS.map((days) => {
    // History is by the hour: the hours that the window touched.
    const start = Math.floor((fromMs - days * DAY_MS) / HOUR_MS) * HOUR_MS;
    const end = Math.ceil((fromMs + windowMs - days * DAY_MS) / HOUR_MS) * HOUR_MS;
    return tallyBetween(each, start, end);
  }).filter(({ events }) => events >= FEWEST_BEFORE);
  return (
    earlier.length > 0 &&
    earlier.every(({ share }) => !exceeds(now.share!, Math.max(share! + rise, share! * times)))
  );
}

function describe(each: TalliedSubject, now: Tally, before: Tally | null, windowMs: number): string {
  const within = sayDuration(windowMs);
  const name = nameOf(each);
  if (now.share === null) return `No decisions of ${name} in ${within}`;
  const counted = `${sayCount(now.bad)} of ${sayCount(now.total)}`;
  if (before === null)
    return `${sayShare(now.share)} of the decisions of ${name} in ${within} are denials (${counted})`;
  const verb = now.share > before.share! ? 'rose' : 'went';
  return `Denials of ${name} ${verb} from ${sayShare(before.share!)} to ${sayShare(now.share)} in ${within} (${counted})`;
}
