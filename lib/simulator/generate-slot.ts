import { runClockwork } from './clockwork';
import { writeAttestation } from './events/write-attestation';
import { writeAudit } from './events/write-audit';
import { writeAuth } from './events/write-auth';
import { writeDataAccess } from './events/write-data-access';
import { writeOpaStatus } from './events/write-opa-status';
import { writeFlow } from './events/write-flow';
import { generateDecision } from './generate-decision';
import type { Site } from './policies/policy';
import { Random } from './random';
import { noiseAt, rhythmAt } from './rhythm';
import type { Simulation } from './simulation';
import { SLOT_MS, type Slot } from './slot';
import { kindAt, type TrafficSource } from './traffic';

/** Attempts to trespass become rarer over the history, as zones are tightened. */
function trespassingTrend({ story }: Simulation, at: number): number {
  const { historyStart, anchor } = story.frame;
  const position = Math.min(1, Math.max(0, (at - historyStart) / (anchor - historyStart)));
  return 1.5 - 0.8 * position;
}

/** The first position whose time is not before `at`, in a list sorted by time. */
function findPosition(list: readonly { at: number }[], at: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (list[middle]!.at < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function writeTrafficEvent(
  simulation: Simulation,
  source: TrafficSource,
  random: Random,
  at: number,
  slot: Slot,
): void {
  const service = source.services[random.weighted(source.serviceTotals)]!;
  const site: Site = { service, environment: random.pick(service.environments) };
  const kind = kindAt(random.weighted(source.kindTotals));
  if (kind === 'decision') return generateDecision(simulation, source, random, at, site, slot);
  const { episodes, events } = slot;
  if (kind === 'auth') events.push({ at, event: writeAuth(random, at, site, episodes) });
  if (kind === 'attestation') events.push({ at, event: writeAttestation(random, at, site, episodes) });
  if (kind === 'data-access') events.push({ at, event: writeDataAccess(random, at, site) });
  if (kind === 'audit') events.push({ at, event: writeAudit(random, at, site) });
  if (kind === 'flow') {
    const trespassing = source.trespassing * trespassingTrend(simulation, at);
    events.push({ at, event: writeFlow(random, at, site, trespassing, episodes) });
  }
}

/** Generates everything that happens in a slot (its number since 1970), sorted by time. */
export function generateSlot(simulation: Simulation, number: number): Slot {
  const { story, sources, trafficRate, seed, statusesDue } = simulation;
  const from = number * SLOT_MS;
  const to = from + SLOT_MS;
  const slot: Slot = {
    from,
    to,
    episodes: story.episodes.filter((episode) => episode.from < to && episode.to > from),
    decisions: [],
    events: [],
    statuses: [],
  };
  const random = new Random(seed, simulation.streamKey, number);

  for (const source of sources) {
    const busy = rhythmAt(source.rhythm, from) * noiseAt(seed, source.stream, from);
    const mean = trafficRate * (SLOT_MS / 1_000) * source.share * busy;
    for (let count = random.poisson(mean); count > 0; count--)
      writeTrafficEvent(simulation, source, random, from + random.next() * SLOT_MS, slot);
  }
  runClockwork(simulation.clockwork, random, slot);
  for (let i = findPosition(story.events, from); i < story.events.length && story.events[i]!.at < to; i++)
    slot.events.push(story.events[i]!);
  for (let i = findPosition(statusesDue, from); i < statusesDue.length && statusesDue[i]!.at < to; i++) {
    const { at, instance } = statusesDue[i]!;
    slot.statuses.push({ at, status: writeOpaStatus(instance, at, story) });
  }

  const byTime = (a: { at: number }, b: { at: number }) => a.at - b.at;
  slot.decisions.sort(byTime);
  slot.events.sort(byTime);
  slot.statuses.sort(byTime);
  return slot;
}
