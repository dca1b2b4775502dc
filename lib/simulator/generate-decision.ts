import { EDGE_SAMPLE_RATE, writeGatewayDecision, writeUnevaluated } from './events/write-native-decision';
import { writeOpaDecision } from './events/write-opa-decision';
import { EDGE } from './estate/zones';
import { isAllowed, type Policy, type PolicyRequest, type Site } from './policies/policy';
import { POLICIES } from './policies';
import type { Random } from './random';
import { findInstance, type Simulation } from './simulation';
import type { Slot } from './slot';
import { drawRevision, type PolicyRevision } from './story/policy-timeline';
import { findEpisode } from './story/story';
import type { TrafficSource } from './traffic';

/** Share of requests that go to the first policy of a service with several. */
const FIRST_POLICY = 0.75;
/** Share of evaluations that the caller broke off. */
const BROKEN_OFF = 0.000_15;
/** Callers try again when a legitimate request is denied, this often and at most this many times. */
const RETRY = 0.6;
const RETRIES = 3;

const BY_PATH: ReadonlyMap<string, Policy> = new Map(POLICIES.map((policy) => [policy.path, policy]));

function pickPolicy(random: Random, { service }: Site): Policy {
  const { policies } = service;
  const first = policies.length === 1 || random.chance(FIRST_POLICY);
  return BY_PATH.get(first ? policies[0]! : policies[1 + random.index(policies.length - 1)]!)!;
}

/** Writes one request's decision into the slot, and the retries that a wrong denial provokes. */
export function generateDecision(
  simulation: Simulation,
  source: TrafficSource,
  random: Random,
  at: number,
  site: Site,
  slot: Slot,
): void {
  const policy = pickPolicy(random, site);
  if (random.chance(source.unevaluated)) {
    const sampleRate = source.zone === EDGE ? EDGE_SAMPLE_RATE : 1;
    slot.events.push({ at, event: writeUnevaluated(random, at, site, policy.path, sampleRate) });
    return;
  }
  const request = policy.draw(random, site);
  const traceId = random.chance(0.8) ? random.hex(32) : null;
  let time = at;
  for (let attempt = 0; attempt <= RETRIES && time < slot.to; attempt++) {
    const wronglyDenied = decideOnce(simulation, random, time, site, policy, request, traceId, slot);
    if (!wronglyDenied || !random.chance(RETRY)) return;
    time += random.between(80, 400) * 2 ** attempt;
  }
}

/** True where the request was denied although the intended revision allows it. */
function decideOnce(
  simulation: Simulation,
  random: Random,
  at: number,
  site: Site,
  policy: Policy,
  request: PolicyRequest,
  traceId: string | null,
  slot: Slot,
): boolean {
  const revision = drawRevisionOf(simulation, policy, site.environment, at, random);
  const slowness =
    findEpisode(slot.episodes, 'slow-evaluation', at, (e) => e.policy === policy.path)?.factor ?? 1;
  const result = request.decide(revision.traits);

  if (policy.reportedAs === 'native') {
    const answer = { result, revision: revision.id, slowness };
    slot.events.push({ at, event: writeGatewayDecision(random, at, site, policy, request, answer) });
  } else {
    const instance = findInstance(simulation, site.service.name, site.environment)!;
    const bundles: Record<string, { revision: string }> = {};
    for (const loaded of instance.policies)
      bundles[loaded.bundle] = {
        revision:
          loaded === policy
            ? revision.id
            : drawRevisionOf(simulation, loaded, site.environment, at, random).id,
      };
    const brokenOff = random.chance(BROKEN_OFF);
    const decision = writeOpaDecision(random, at, instance, {
      policy,
      request,
      result: brokenOff ? undefined : result,
      bundles,
      traceId,
      slowness,
    });
    slot.decisions.push({ at, decision });
  }
  return !isAllowed(result) && isAllowed(request.decide(revision.intended));
}

function drawRevisionOf(
  { story }: Simulation,
  policy: Policy,
  environment: string,
  at: number,
  random: Random,
): PolicyRevision {
  return drawRevision(story.timelines.get(policy.path)!, environment, at, random);
}
