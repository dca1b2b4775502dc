import type { Event } from '@/lib/domain/event';
import { EDGE } from './estate/zones';
import { readCedarEvaluation, readOpaEvaluation, type Evaluation } from './events/trace-evaluation';
import { writeCedarDecision } from './events/write-cedar-decision';
import { EDGE_SAMPLE_RATE, writeGatewayDecision, writeUnevaluated } from './events/write-native-decision';
import { writeOpaDecision } from './events/write-opa-decision';
import { writeTokenDenial } from './events/write-token-denial';
import { sendersOfTrace, writeTrace } from './events/write-trace';
import { POLICIES } from './policies';
import { isAllowed, type Policy, type PolicyRequest, type Site } from './policies/policy';
import { hashText, Random } from './random';
import { findInstance, type Simulation } from './simulation';
import type { Slot } from './slot';
import { drawRevision, type PolicyRevision } from './story/policy-timeline';
import { findEpisode } from './story/story';
import { thinEvent } from './thin-event';
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

/** Adds an event of a zone to the slot, unless the zone's telemetry is sampled and leaves it out. */
export function addEvent({ random, slot }: Drawing, zone: string | null, at: number, event: Event): void {
  const sampling = findEpisode(slot.episodes, 'sampling', at, (e) => e.zone === zone);
  const kept = sampling ? thinEvent(random, event, sampling.rate) : event;
  if (kept) slot.events.push({ at, event: kept });
}

function pickPolicy(random: Random, { service }: Site): Policy {
  const { policies } = service;
  const first = policies.length === 1 || random.chance(FIRST_POLICY);
  return BY_PATH.get(first ? policies[0]! : policies[1 + random.index(policies.length - 1)]!)!;
}

/** Writes one request's decision into the slot, and the retries that a wrong denial provokes. */
export function generateDecision(drawing: Drawing, source: TrafficSource, at: number, site: Site): void {
  const { random, slot } = drawing;
  const policy = pickPolicy(random, site);
  const { zone } = source;
  const refused = findEpisode(slot.episodes, 'refused-tokens', at, (e) => e.zone === zone);
  if (refused && random.chance(refused.ratio)) {
    slot.events.push({ at, event: writeTokenDenial(random, at, site, refused) });
    return;
  }
  const unguarded = findEpisode(slot.episodes, 'unguarded', at, (e) => e.zone === zone);
  if (random.chance(unguarded?.ratio ?? source.unevaluated)) {
    const sampleRate = zone === EDGE ? EDGE_SAMPLE_RATE : 1;
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
    const event = writeGatewayDecision(random, at, site, policy, request, answer);
    addEvent(drawing, site.service.zone, at, event);
    return revision;
  }
  if (policy.reportedAs === 'cedar') {
    const answer = { result, revision: revision.id, slowness, traceId: asked.traceId };
    const event = writeCedarDecision(random, at, site, policy, request, answer);
    addEvent(drawing, site.service.zone, at, event);
    if (!isAllowed(result)) generateTrace(drawing, site, at, readCedarEvaluation(event));
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
  if (!brokenOff && !isAllowed(result)) generateTrace(drawing, site, at, readOpaEvaluation(decision));
  return revision;
}

/**
 * Writes the trace of some denials. Its numbers are its own, so that what else happens does not depend on it; a
 * service whose telemetry is silent or untagged at the time sends none.
 */
function generateTrace(
  { simulation, slot }: Drawing,
  site: Site,
  at: number,
  evaluation: Evaluation | null,
): void {
  if (!evaluation) return;
  const random = new Random(simulation.streamKey, hashText(evaluation.decisionId));
  if (!random.chance(TRACED)) return;
  const senders = sendersOfTrace(site);
  const isQuiet = (kind: 'silent-telemetry' | 'untagged-telemetry') =>
    findEpisode(slot.episodes, kind, at, ({ service }) => senders.includes(service)) !== undefined;
  if (isQuiet('silent-telemetry') || isQuiet('untagged-telemetry')) return;
  slot.traces.push({ at, trace: writeTrace(random, at, site, evaluation) });
}

function drawRevisionOf(
  { simulation, random }: Drawing,
  policy: Policy,
  { environment }: Site,
  at: number,
): PolicyRevision {
  return drawRevision(simulation.story.timelines.get(policy.path)!, environment, at, random);
}
