import type { Estate } from './estate';
import type { OpaInstance } from './estate/opa-instances';
import { writeHeartbeat } from './events/write-heartbeat';
import { writeOpaStatus } from './events/write-opa-status';
import { writeSourceReport } from './events/write-source-report';
import { writeTraffic } from './events/write-traffic';
import { hashText, type Random } from './random';
import { rhythmAt } from './rhythm';
import type { Slot } from './slot';
import type { Story } from './story/story';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Requests that the content network counts for each event of the simulation. */
const COUNTED_PER_EVENT = 0.15;
/** At most this share of the events is heartbeats, so that they do not crowd out the traffic. */
const HEARTBEAT_SHARE = 0.1;
const HEARTBEAT_PERIODS_MS = [1, 5].map((minutes) => minutes * MINUTE);
/** Telemetry covers a service for a quarter of an hour: rarer heartbeats would look like silence. */
const RAREST_HEARTBEAT_MS = 15 * MINUTE;

type Periods = { heartbeat: number; status: number; report: number; traffic: number };

/** What comes by the clock: due whenever the time less `phaseMs` is a multiple of `periodMs`. */
export type ClockworkEntry = {
  periodMs: number;
  phaseMs: number;
  write(random: Random, at: number, slot: Slot): void;
};

type Parts = { estate: Estate; instances: ReadonlyMap<string, OpaInstance>; story: Story; rate: number };

const listSites = (estate: Estate) =>
  estate.services.flatMap((service) => service.environments.map((environment) => ({ service, environment })));

/** A status is a request of its own: a sparse history of a month could not carry one a minute. */
function chooseStatusPeriod(rate: number): number {
  if (rate >= 30) return MINUTE;
  return rate >= 3 ? 10 * MINUTE : 6 * HOUR;
}

function choosePeriods(rate: number, sites: number): Periods {
  const wanted = (sites / (rate * HEARTBEAT_SHARE)) * 1_000;
  return {
    heartbeat: HEARTBEAT_PERIODS_MS.find((period) => period >= wanted) ?? RAREST_HEARTBEAT_MS,
    status: chooseStatusPeriod(rate),
    report: rate >= 3 ? 10 * MINUTE : HOUR,
    traffic: rate >= 3 ? MINUTE : 10 * MINUTE,
  };
}

/** Lays out heartbeats, counters, reports of losses and OPA's status, with periods that suit a rate. */
export function planClockwork({ estate, instances, story, rate }: Parts): ClockworkEntry[] {
  const sites = listSites(estate);
  const periods = choosePeriods(rate, sites.length);
  const entry = (name: string, periodMs: number, write: ClockworkEntry['write']): ClockworkEntry => ({
    periodMs,
    phaseMs: hashText(name) % periodMs,
    write,
  });

  const heartbeats = sites.map((site) =>
    entry(`heartbeat ${site.service.name} ${site.environment}`, periods.heartbeat, (random, at, slot) => {
      const event = writeHeartbeat(random, at, site, periods.heartbeat / 1_000, slot.episodes);
      if (event) slot.events.push({ at, event });
    }),
  );
  const counters = sites
    .filter(({ service }) => !service.policies.length && !service.weight)
    .map((site) =>
      entry(`traffic ${site.service.name} ${site.environment}`, periods.traffic, (random, at, slot) => {
        const mean = rate * (periods.traffic / 1_000) * COUNTED_PER_EVENT * rhythmAt('commerce', at);
        slot.events.push({ at, event: writeTraffic(random, at, site, periods.traffic, mean) });
      }),
    );
  const reports = estate.environments.map(({ slug }) =>
    entry(`report ${slug}`, periods.report, (random, at, slot) => {
      const sequence = Math.floor(at / periods.report);
      slot.events.push({ at, event: writeSourceReport(random, at, slug, sequence) });
    }),
  );
  const statuses = [...instances].map(([key, instance]) =>
    entry(`status ${key}`, periods.status, (_, at, slot) => {
      slot.statuses.push({ at, status: writeOpaStatus(instance, at, story) });
    }),
  );
  return [...heartbeats, ...counters, ...reports, ...statuses];
}

/** Events per second that come by the clock and not with traffic. */
export const countClockworkRate = (clockwork: readonly ClockworkEntry[]): number =>
  clockwork.reduce((sum, { periodMs }) => sum + 1_000 / periodMs, 0);

/** Writes what is due in a slot. Periods are longer than a slot, so nothing is due twice. */
export function runClockwork(clockwork: readonly ClockworkEntry[], random: Random, slot: Slot): void {
  for (const { periodMs, phaseMs, write } of clockwork) {
    const next = Math.ceil((slot.from - phaseMs) / periodMs) * periodMs + phaseMs;
    if (next < slot.to) write(random, next, slot);
  }
}
