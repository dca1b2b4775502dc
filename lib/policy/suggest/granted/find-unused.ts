import type { EventFacts } from '../event-facts';
import { judgeEvent } from '../event-facts';
import { readCedarRequest } from '../cedar/cedar-request';
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
 * Which permissions of a policy's text none of the events used. `named` are the rules that decisions of the
 * window named, all of them; `events` may be only the newest. Pure.
 */
export async function findUnused(
  files: Readonly<Record<string, string>>,
  events: readonly EventFacts[],
  named: ReadonlySet<string>,
  service: string,
): Promise<Granted> {
  const texts = Object.entries(files);
  const cedar = texts.flatMap(([path, text]) => (path.endsWith('.cedar') ? [text] : []));
  if (cedar.length > 0) return findUnusedCedar(cedar.join('\n'), events, named);
  const all = texts.map(([, text]) => text);
  return findUnusedConnections(all, events) ?? findUnusedIstio(all, events, service) ?? NOT_TOLD;
}

async function findUnusedCedar(
  text: string,
  events: readonly EventFacts[],
  named: ReadonlySet<string>,
): Promise<Granted> {
  const read = readCedarText(text);
  if ('problem' in read)
    return { ...NOT_TOLD, language: 'cedar', remarks: [`The text does not parse: ${read.problem}`] };
  const { policies } = read;
  const requests = events.flatMap((event) =>
    event.kind === 'decision' && judgeEvent(event) ? (readCedarRequest(event) ?? []) : [],
  );
  const used = new Set(named);
  for (const answer of await evaluateCedar(policies, requests))
    for (const id of answer?.isPermitted ? answer.policies : []) used.add(id);
  const permits = policies.filter(({ effect }) => effect === 'permit');
  return {
    language: 'cedar',
    grants: permits.length,
    unused: permits.filter(({ id }) => !used.has(id)).map(({ id, text }) => ({ name: id, text })),
    remarks: describeForbids(policies),
  };
}

const describeForbids = (policies: readonly CedarPolicy[]): string[] =>
  policies.some(({ effect }) => effect === 'forbid')
    ? [
        'It also has forbids. What they leave open within a wide permit cannot be told as used or unused: only whole permits are.',
      ]
    : [];

function findUnusedConnections(texts: readonly string[], events: readonly EventFacts[]): Granted | null {
  const policies = texts.flatMap(readNetworkPolicies);
  if (policies.length === 0) return null;
  const told = policies.flatMap(({ app, grants }) =>
    grants.map((grant) => ({ ...grant, app, isTellable: grant.isTellable && app !== null })),
  );
  const accesses = new Map<string, Access[]>();
  const accessesOf = (app: string) => {
    const known = accesses.get(app);
    if (known) return known;
    const made = accessesIn(events, (event) => shapeNetworkPolicy(event, app));
    accesses.set(app, made);
    return made;
  };
  return summarise(
    'network-policy',
    told,
    ({ app, matches }) => app !== null && accessesOf(app).some(matches),
  );
}

function findUnusedIstio(
  texts: readonly string[],
  events: readonly EventFacts[],
  service: string,
): Granted | null {
  const rules = texts.flatMap(readIstio);
  if (rules.length === 0) return null;
  const accesses = [true, false].flatMap((asRequests) =>
    accessesIn(events, (event) => shapeIstio(event, service, asRequests)),
  );
  return summarise('istio', rules, ({ matches }) => accesses.some(matches));
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
            `${untold} of its ${grants.length} permissions select by labels, addresses or conditions that events do not tell: whether they are used cannot be told.`,
          ]
        : [],
  };
}
