import { listRoutes, type Route } from '@/lib/domain/alerting/routing';
import { PERSONAL_CHANNEL, type Directory } from './directory';
import { resolveReceivers } from './resolve-receivers';

/**
 * What keeps messages from people with this tree, in whole sentences, the gravest first: no channel, no e-mail channel for
 * people, routes that lead nowhere, receivers that cannot be reached at this time.
 */
export function findRoutingProblems(tree: Route, directory: Directory, atMs: number): string[] {
  const enabled = directory.channels.filter(({ isEnabled }) => isEnabled);
  if (enabled.length === 0)
    return [
      directory.channels.length === 0
        ? 'There is no channel: nothing is sent to anybody.'
        : 'Every channel is paused: nothing is sent to anybody.',
    ];
  const routes = listRoutes(tree);
  const receivers = routes.flatMap((route) => route.receivers);
  const steps = directory.escalations.flatMap((escalation) =>
    receivers.some((each) => 'escalation' in each && each.escalation === escalation.id)
      ? escalation.steps.flatMap((step) => step.receivers)
      : [],
  );
  const { gaps } = resolveReceivers([...receivers, ...steps], directory, atMs);
  const isPersonal = !enabled.some(({ kind }) => kind === PERSONAL_CHANNEL);
  const people = [...receivers, ...steps].some((each) => !('channel' in each));
  return [
    ...listEmpty(tree, false).map((name) => `The route ${name} has no receiver: its alerts reach nobody.`),
    ...(isPersonal && people
      ? ['There is no e-mail channel: people and whoever is on call cannot be reached.']
      : []),
    ...gaps.filter((reason) => !reason.includes('there is no e-mail channel')),
  ];
}

/** Routes at which alerts may end without a receiver, their own or one of the routes above. */
const listEmpty = (route: Route, isGiven: boolean): string[] => {
  const given = isGiven || route.receivers.length > 0;
  const own = given || isCovered(route) ? [] : [route.name];
  return [...own, ...route.children.flatMap((child) => listEmpty(child, given))];
};

/** Whether its children take every alert: one for pages and one for tickets do, as does one for all. */
function isCovered({ children }: Route): boolean {
  const severities = new Set(
    children.flatMap(({ matchers: [first, ...others] }) =>
      first?.field === 'severity' && first.operator === '=' && others.length === 0 ? [first.value] : [],
    ),
  );
  return (
    children.some(({ matchers }) => matchers.length === 0) ||
    (severities.has('page') && severities.has('ticket'))
  );
}
