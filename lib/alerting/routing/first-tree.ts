import type { Receiver, Route } from '@/lib/domain/alerting/routing';
import type { Directory } from './directory';

/**
 * The tree that holds until somebody saves one, made of what there is: Gatehouse's own health goes to administrators, pages
 * to the escalation of the trust-zone responders, tickets to whoever of them is on call. While there is no escalation,
 * rotations take its place, and while there is none, everybody of the role on-call; channels with an address of their own get all.
 */
export function makeFirstTree(directory: Directory): Route {
  const channels = directory.channels
    .filter(({ isPersonalOnly, isEnabled }) => !isPersonalOnly && isEnabled)
    .map(({ id }) => ({ channel: id }));
  const responders = directory.rotations.filter(({ isTrustResponder }) => isTrustResponder);
  const turns = (responders.length > 0 ? responders : directory.rotations.slice(0, 1)).map(({ id }) => ({
    rotation: id,
  }));
  const people = turns.length > 0 ? turns : listRole(directory, 'on-call');
  const escalation = findEscalation(directory, new Set(responders.map(({ id }) => id)));
  const pages = escalation ? [{ escalation: escalation.id }] : people;
  return {
    id: 'root',
    name: 'Every alert',
    matchers: [],
    receivers: [],
    continue: false,
    children: [
      route(
        'product-health',
        'Gatehouse itself',
        ['category', 'product-health'],
        [...channels, ...listRole(directory, 'administrator')],
      ),
      route('pages', 'Pages', ['severity', 'page'], [...channels, ...pages]),
      route('tickets', 'Tickets', ['severity', 'ticket'], [...channels, ...people]),
    ],
  };
}

const route = (
  id: string,
  name: string,
  [field, value]: readonly ['category' | 'severity', string],
  receivers: readonly Receiver[],
): Route => ({
  id,
  name,
  matchers: [{ field, operator: '=', value }],
  receivers: receivers.slice(0, MOST_RECEIVERS),
  continue: false,
  children: [],
});

/** As many as a route may have. */
const MOST_RECEIVERS = 20;

const listRole = ({ people }: Directory, role: string): Receiver[] =>
  people.filter((each) => each.role === role && !each.isDisabled).map(({ email }) => ({ person: email }));

/** The first that leads to one of these rotations, else the first. */
const findEscalation = ({ escalations }: Directory, rotations: ReadonlySet<string>) =>
  escalations.find(({ steps }) =>
    steps.some(({ receivers }) =>
      receivers.some((each) => 'rotation' in each && rotations.has(each.rotation)),
    ),
  ) ?? escalations[0];
