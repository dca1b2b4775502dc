import { EDGE } from './estate/zones';
import { EDGE_SAMPLE_RATE, writeGatewayDecision, writeUnevaluated } from './events/write-native-decision';
import { writeOpaDecision, type OpaDecision } from './events/write-opa-decision';
import { sendersOfTrace, writeTrace } from './events/write-trace';
import { POLICIES } from './policies';
import { isAllowed, type Policy, type PolicyRequest, type Site } from './policies/policy';
import { hashText, Random } from './random';
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
/** Share of the denials with a trace id whose trace is kept. */
const TRACED = 0.5;

/** What every generator of a slot works with. */
export type Drawing = { simulation: Simulation; random: Random; slot: Slot };

type Asked = { policy: Policy; request: PolicyRequest; site: Site; traceId: string | null };

const BY_PATH: ReadonlyMap<string, Policy> = new Map(POLICIES.map((policy) => [policy.path, policy]));

function pickPolicy(random: Random, { service }: Site): Policy {
  const { policies } = service;
  const first = policies.length === 1 || random.chance(FIRST_POLICY);
  return BY_PATH.get(first ? policies[0]! : policies[1 + random.index(policies.length - 1)]!)!;
}

/** Writes one request's decision into the slot, and the retries that a wrong denial provokes. */
export function generateDecision(drawing: Drawing, source: TrafficSource, at: number, site: Site): void {
  const { random, slot } = drawing;
  const policy = pickPolicy(random, site);
  if (random.chance(source.unevaluated)) {
    const sampleRate = source.zone === EDGE ? EDGE_SAMPLE_RATE : 1;
    slot.events.push({ at, event: writeUnevaluated(random, at, site, policy.path, sampleRate) });
    return;
  }
  const traceId = random.chance(0.8) ? random.hex(32) : null;
  const asked = { policy, request: policy.draw(random, site), site, traceId };
  let time = at;
  for (let attempt = 0; attempt <= RETRIES && time < slot.to; attempt++) {
    const revision = decideOnce(drawing, asked, time);
    if (!isWronglyDenied(asked.request, revision) || !random.chance(RETRY)) return;
    time += random.between(80, 400) * 2 ** attempt;
  }
}

/** True where the revision denies what the intended revision allows. */
const isWronglyDenied = ({ decide }: PolicyRequest, { traits, intended }: PolicyRevision): boolean =>
  traits !== intended && !isAllowed(decide(traits)) && isAllowed(decide(intended));

/** Writes one evaluation into the slot; returns the revision that decided. */
function decideOnce(drawing: Drawing, asked: Asked, at: number): PolicyRevision {
  const { simulation, random, slot } = drawing;
  const { policy, request, site } = asked;
  const revision = drawRevisionOf(drawing, policy, site, at);
  const slow = findEpisode(slot.episodes, 'slow-evaluation', at, (e) => e.policy === policy.path);
  const slowness = slow?.factor ?? 1;
  const result = request.decide(revision.traits);

  if (policy.reportedAs === 'native') {
    const answer = { result, revision: revision.id, slowness };
    slot.events.push({ at, event: writeGatewayDecision(random, at, site, policy, request, answer) });
    return revision;
  }
  const instance = findInstance(simulation, site.service.name, site.environment)!;
  const bundles: Record<string, { revision: string }> = {};
  for (const loaded of instance.policies) {
    const active = loaded === policy ? revision : drawRevisionOf(drawing, loaded, site, at);
    bundles[loaded.bundle] = { revision: active.id };
  }
  const brokenOff = random.chance(BROKEN_OFF);
  const answer = { ...asked, result: brokenOff ? undefined : result, bundles, slowness };
  const decision = writeOpaDecision(random, at, instance, answer);
  slot.decisions.push({ at, decision });
  if (!brokenOff && !isAllowed(result)) generateTrace(drawing, site, at, decision);
  return revision;
}

/**
 * Writes the trace of some denials. Its numbers are its own, so that what else happens does not depend on it; a
 * service whose telemetry is silent or untagged at the time sends none.
 */
function generateTrace({ simulation, slot }: Drawing, site: Site, at: number, decision: OpaDecision): void {
  const { trace_id, span_id } = decision;
  if (!trace_id || !span_id) return;
  const random = new Random(simulation.streamKey, hashText(decision.decision_id));
  if (!random.chance(TRACED)) return;
  const senders = sendersOfTrace(site);
  const isQuiet = (kind: 'silent-telemetry' | 'untagged-telemetry') =>
    findEpisode(slot.episodes, kind, at, ({ service }) => senders.includes(service)) !== undefined;
  if (isQuiet('silent-telemetry') || isQuiet('untagged-telemetry')) return;
  slot.traces.push({ at, trace: writeTrace(random, at, site, { ...decision, trace_id, span_id }) });
}

function drawRevisionOf(
  { simulation, random }: Drawing,
  policy: Policy,
  { environment }: Site,
  at: number,
): PolicyRevision {
  return drawRevision(simulation.story.timelines.get(policy.path)!, environment, at, random);
}
