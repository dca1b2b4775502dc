import type { Matched } from '@/lib/domain/alerting/matcher';
import type { Receiver, Route } from '@/lib/domain/alerting/routing';
import { chooseReceivers } from './choose-receivers';
import type { Directory } from './directory';
import { resolveReceivers, type StepsTold } from './resolve-receivers';

/** A message to one receiver, and the routes that led to it in words. */
export type PlannedDelivery = { channelId: string; recipient: string; why: string };

export type DeliveryPlan = {
  deliveries: PlannedDelivery[];
  /** Who could not be reached, and why. */
  gaps: string[];
  /** The escalations that its pages were routed to. */
  escalations: string[];
};

const MOST_REASONS = 3;

/**
 * Who gets a message about these alerts: every receiver that any of them is routed to, once. A route without receivers,
 * above as well, is a gap.
 */
export function planDeliveries(
  tree: Route,
  alerts: readonly Matched[],
  directory: Directory,
  atMs: number,
  stepsTold: StepsTold,
): DeliveryPlan {
  const reasons = new Map<string, { channelId: string; recipient: string; whys: Set<string> }>();
  const gaps = new Set<string>();
  const escalations = new Set<string>();
  for (const { receivers, why, severity } of distinctRoutes(tree, alerts)) {
    if (receivers.length === 0) gaps.add(`The route ${why} has no receiver.`);
    const { targets, gaps: missing } = resolveReceivers(receivers, directory, atMs, stepsTold);
    for (const each of missing) gaps.add(each);
    for (const { channelId, recipient, via } of targets) {
      const key = `${channelId} ${recipient}`;
      const known = reasons.get(key) ?? { channelId, recipient, whys: new Set() };
      known.whys.add(via ? `${why}: ${via}` : why);
      reasons.set(key, known);
    }
    if (severity !== 'page') continue;
    for (const receiver of receivers) if ('escalation' in receiver) escalations.add(receiver.escalation);
  }
  return {
    deliveries: [...reasons.values()].map(({ whys, ...rest }) => ({ ...rest, why: joinReasons([...whys]) })),
    gaps: [...gaps],
    escalations: [...escalations],
  };
}

type RouteOfAlerts = { receivers: readonly Receiver[]; why: string; severity: string };

/** Thousands of alerts of a storm end at few routes. */
function distinctRoutes(tree: Route, alerts: readonly Matched[]): RouteOfAlerts[] {
  const found = new Map<string, RouteOfAlerts>();
  for (const alert of alerts)
    for (const { path, receivers, why } of chooseReceivers(tree, alert))
      found.set(`${path.at(-1)!.id} ${alert.severity}`, { receivers, why, severity: alert.severity });
  return [...found.values()];
}

const joinReasons = (whys: readonly string[]): string =>
  whys.length <= MOST_REASONS
    ? whys.join('; ')
    : `${whys.slice(0, MOST_REASONS).join('; ')}; and ${whys.length - MOST_REASONS} more`;
