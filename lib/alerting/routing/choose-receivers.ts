import { matchesAlert } from '@/lib/alerting/matching/matches-alert';
import type { Matched } from '@/lib/domain/alerting/matcher';
import type { Receiver, Route } from '@/lib/domain/alerting/routing';
import { describeMatchers } from './describe-matchers';

/** A route that an alert ends at. */
export type ChosenRoute = {
  /** From the root to the route, each with why the alert was taken. */
  path: { id: string; name: string; because: string }[];
  receivers: readonly Receiver[];
  /** The route above whose receivers these are; null where they are its own, or nobody's. */
  inheritedFrom: string | null;
  /** The path in words: "Every alert › Payments (zone is payments)". */
  why: string;
};

/**
 * The routes that an alert ends at, at least one: of the children of a route that take it the first, and past one with
 * `continue` also the next; where no child takes it, the route itself. Source: Alertmanager's routing tree.
 */
export function chooseReceivers(tree: Route, alert: Matched): ChosenRoute[] {
  return walk(tree, alert, []).map((routes) => {
    const path = routes.map(({ id, name, matchers }) => ({ id, name, because: describeMatchers(matchers) }));
    const route = routes.at(-1)!;
    const giver = routes.findLast(({ receivers }) => receivers.length > 0) ?? null;
    return {
      path,
      receivers: giver?.receivers ?? [],
      inheritedFrom: giver && giver !== route ? giver.name : null,
      why: routes.map(nameRoute).join(' › '),
    };
  });
}

const nameRoute = ({ name, matchers }: Route): string =>
  matchers.length === 0 ? name : `${name} (${describeMatchers(matchers)})`;

/** The ways from the root to each route that the alert ends at; none where the route does not take it. */
function walk(route: Route, alert: Matched, above: readonly Route[]): Route[][] {
  if (!matchesAlert(route.matchers, alert)) return [];
  const way = [...above, route];
  const found: Route[][] = [];
  for (const child of route.children) {
    const ways = walk(child, alert, way);
    found.push(...ways);
    if (ways.length > 0 && !child.continue) break;
  }
  return found.length > 0 ? found : [way];
}
