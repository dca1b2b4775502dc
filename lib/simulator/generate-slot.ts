import type { Event } from '@/lib/domain/event';
import { runClockwork } from './clockwork';
import { writeAttestation } from './events/write-attestation';
import { writeAudit } from './events/write-audit';
import { writeAuth } from './events/write-auth';
import { writeDataAccess } from './events/write-data-access';
import { writeOpaStatus } from './events/write-opa-status';
import { writeFlow } from './events/write-flow';
import { generateDecision, type Drawing } from './generate-decision';
import type { Site } from './policies/policy';
import { Random } from './random';
import { noiseAt, rhythmAt } from './rhythm';
import type { Simulation } from './simulation';
import { SLOT_MS, type Slot } from './slot';
import type { Episode } from './story/story';
import { kindAt, type TrafficKind, type TrafficSource } from './traffic';

type Writer = (
  random: Random,
  at: number,
  site: Site,
  episodes: readonly Episode[],
  trespassing: number,
) => Event;

/** How the kinds of native events that come with traffic are written; decisions are a matter of their own. */
const WRITERS: Readonly<Record<TrafficKind, Writer | null>> = {
  decision: null,
  auth: writeAuth,
  attestation: writeAttestation,
  flow: writeFlow,
  'data-access': writeDataAccess,
  audit: writeAudit,
};

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

function writeTrafficEvent(drawing: Drawing, source: TrafficSource, at: number): void {
  const { simulation, random, slot } = drawing;
  const service = source.services[random.weighted(source.serviceTotals)]!;
  const site: Site = { service, environment: random.pick(service.environments) };
  const write = WRITERS[kindAt(random.weighted(source.kindTotals))];
  if (!write) return generateDecision(drawing, source, at, site);
  const trespassing = source.trespassing * trespassingTrend(simulation, at);
  slot.events.push({ at, event: write(random, at, site, slot.episodes, trespassing) });
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
    traces: [],
  };
  const random = new Random(seed, simulation.streamKey, number);
  const drawing: Drawing = { simulation, random, slot };

  for (const source of sources) {
    const busy = rhythmAt(source.rhythm, from) * noiseAt(seed, source.stream, from);
    const mean = trafficRate * (SLOT_MS / 1_000) * source.share * busy;
    for (let count = random.poisson(mean); count > 0; count--)
      writeTrafficEvent(drawing, source, from + random.next() * SLOT_MS);
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
  slot.traces.sort(byTime);
  return slot;
}
