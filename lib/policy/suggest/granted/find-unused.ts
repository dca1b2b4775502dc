import type { EventFacts } from '../event-facts';
import { judgeEvent } from '../event-facts';
import { readCedarRequest, type CedarRequest } from '../cedar/cedar-request';
import { evaluateCedar, readCedarText, type CedarPolicy } from '../cedar/evaluate-cedar';
import { shapeIstio } from '../istio/shape-istio';
import { readIstio } from '../istio/read-istio';
import { readNetworkPolicies } from '../network-policy/read-network-policies';
import { shapeNetworkPolicy } from '../network-policy/shape-network-policy';
import type { Access } from '../access';

/** A permission of a text that nothing of the window used. */
export type UnusedGrant = { name: string; text: string };
export type Granted = {
  language: 'cedar' | 'network-policy' | 'istio' | 'other';
  /** How many permissions could be looked at; null where none can be told from the text. */
  grants: number | null;
  unused: UnusedGrant[];
  remarks: string[];
};

const NOT_TOLD: Granted = {
  language: 'other',
  grants: null,
  unused: [],
  remarks: ['What a text of this language permits cannot be told rule by rule without its engine.'],
};

/**
 * Reads the events of the window, or only the newest: the policy's own decisions, or all of a service. Not asked
 * where the rules that decisions named say it all.
 */
export type ReadEvents = (service: string | null) => Promise<readonly EventFacts[]>;

/**
 * Which permissions of a policy's text none of the events used. `named` are the rules that decisions of the
 * window named, all of them.
 */
export async function findUnused(
  files: Readonly<Record<string, string>>,
  readEvents: ReadEvents,
  named: ReadonlySet<string>,
  service: string,
): Promise<Granted> {
  const texts = Object.entries(files);
  const cedar = texts.flatMap(([path, text]) => (path.endsWith('.cedar') ? [text] : []));
  if (cedar.length > 0) return findUnusedCedar(cedar.join('\n'), readEvents, named);
  const all = texts.map(([, text]) => text);
  return (
    (await findUnusedConnections(all, readEvents)) ??
    (await findUnusedIstio(all, readEvents, service)) ??
    NOT_TOLD
  );
}

async function findUnusedCedar(
  text: string,
  readEvents: ReadEvents,
  named: ReadonlySet<string>,
): Promise<Granted> {
  const read = readCedarText(text);
  if ('problem' in read)
    return { ...NOT_TOLD, language: 'cedar', remarks: [`The text does not parse: ${read.problem}`] };
  const { policies } = read;
  const permits = policies.filter(({ effect }) => effect === 'permit');
  const used = new Set(named);
  if (permits.some(({ id }) => !used.has(id)))
    for (const answer of await evaluateCedar(policies, await readRequests(readEvents)))
      for (const id of answer?.isPermitted ? answer.policies : []) used.add(id);
  return {
    language: 'cedar',
    grants: permits.length,
    unused: permits.filter(({ id }) => !used.has(id)).map(({ id, text }) => ({ name: id, text })),
    remarks: describeForbids(policies),
  };
}

const readRequests = async (readEvents: ReadEvents): Promise<CedarRequest[]> =>
  (await readEvents(null)).flatMap((event) =>
    event.kind === 'decision' && judgeEvent(event) ? (readCedarRequest(event) ?? []) : [],
  );

const describeForbids = (policies: readonly CedarPolicy[]): string[] =>
  policies.some(({ effect }) => effect === 'forbid')
    ? [
        'It also has forbids. What they leave open within a wide permit cannot be told as used or unused: only whole permits are.',
      ]
    : [];

async function findUnusedConnections(
  texts: readonly string[],
  readEvents: ReadEvents,
): Promise<Granted | null> {
  const policies = texts.flatMap(readNetworkPolicies);
  if (policies.length === 0) return null;
  const told = policies.flatMap(({ app, grants }) =>
    grants.map((grant) => ({ ...grant, app, isTellable: grant.isTellable && app !== null })),
  );
  const accesses = new Map<string, Access[]>();
  for (const { app } of policies)
    if (app !== null && !accesses.has(app))
      accesses.set(
        app,
        accessesIn(await readEvents(app), (event) => shapeNetworkPolicy(event, app)),
      );
  return summarise(
    'network-policy',
    told,
    ({ app, matches }) => accesses.get(app ?? '')?.some(matches) ?? false,
  );
}

async function findUnusedIstio(
  texts: readonly string[],
  readEvents: ReadEvents,
  service: string,
): Promise<Granted | null> {
  const rules = texts.flatMap(readIstio);
  if (rules.length === 0) return null;
  const events = await readEvents(service);
  const accesses = [true, false].flatMap((asRequests) =>
    accessesIn(events, (event) => shapeIstio(event, service, asRequests)),
  );
  // A rule for other workloads, or for all of a namespace, may be used by calls that were not read.
  const told = rules.map((rule) => ({ ...rule, isTellable: rule.isTellable && rule.app === service }));
  return summarise('istio', told, ({ matches }) => accesses.some(matches));
}

const accessesIn = (
  events: readonly EventFacts[],
  shape: (event: EventFacts) => { access: Access } | { problem: string } | null,
): Access[] =>
  events.flatMap((event) => {
    const shaped = judgeEvent(event) === 'good' ? shape(event) : null;
    return shaped && 'access' in shaped ? [shaped.access] : [];
  });

function summarise<Grant extends { place: string; text: string; isTellable: boolean }>(
  language: Granted['language'],
  grants: readonly Grant[],
  isUsed: (grant: Grant) => boolean,
): Granted {
  const told = grants.filter(({ isTellable }) => isTellable);
  const untold = grants.length - told.length;
  return {
    language,
    grants: told.length,
    unused: told.filter((grant) => !isUsed(grant)).map(({ place, text }) => ({ name: place, text })),
    remarks:
      untold > 0
        ? [
            `${untold} of its ${grants.length} permissions are for other workloads, or select by labels, addresses or conditions that events do not tell: whether they are used cannot be told.`,
          ]
        : [],
  };
}
