import { countClockworkRate, planClockwork, type ClockworkEntry } from './clockwork';
import { ESTATE, type Estate } from './estate';
import { instanceKey, listOpaInstances, type OpaInstance } from './estate/opa-instances';
import { hashText, Random } from './random';
import { DEFAULT_SCENARIO, getScenario } from './scenarios';
import { planStory } from './story/plan-story';
import type { Story } from './story/story';
import { splitTraffic, type TrafficSource } from './traffic';

const MINUTE = 60_000;
const HOUR = 3_600_000;
const DAY = 86_400_000;

export type SimulationOptions = {
  /** A whole number; the same seed gives the same estate, story and events. */
  seed: number;
  /** Events are generated for [from, to). */
  from: Date;
  to: Date;
  /** Mean events per second over a week. Live traffic uses a higher one than history. */
  rate: number;
  /**
   * When the story was first told. Keep it, and pass the same one at every later call: the
   * policies' history is laid out before it, and the scenario's first start hangs on it.
   */
  anchor: Date;
  /** Days of policy history before the anchor, at least 1. */
  historyDays?: number;
  scenario?: string;
  /** Starts of the scenario; by default once, 45 minutes before the anchor. Only ever add later ones. */
  scenarioStarts?: readonly Date[];
  /** The whole estate, or some of its services. */
  estate?: Estate;
};

/** An OPA instance that tells its status at a time because a bundle was activated. */
type StatusDue = { at: number; instance: OpaInstance };

/** Everything about a simulation that does not depend on the moment. */
export type Simulation = {
  seed: number;
  /** Keys the random numbers of traffic: other rates and stories draw other events and ids. */
  streamKey: number;
  /** Mean events per second of what comes by chance; the clockwork brings the others. */
  trafficRate: number;
  clockwork: readonly ClockworkEntry[];
  story: Story;
  sources: readonly TrafficSource[];
  instances: ReadonlyMap<string, OpaInstance>;
  statusesDue: readonly StatusDue[];
};

/** So long before the story is first told, the scenario begins. */
export const FIRST_START_MINUTES_BEFORE_ANCHOR = 45;
const DEFAULT_HISTORY_DAYS = 30;

function listStatusesDue(story: Story, instances: Iterable<OpaInstance>): StatusDue[] {
  const due: StatusDue[] = [];
  for (const instance of instances) {
    const key = hashText(instance.labels.id!);
    for (const policy of instance.policies)
      for (const { at } of story.timelines.get(policy.path)?.activations.get(instance.environment) ?? [])
        due.push({ at: at + new Random(key, Math.floor(at / 1_000)).between(1_500, 9_000), instance });
  }
  return due.sort((a, b) => a.at - b.at);
}

/** Plans a simulation: the story around [from, to), and who sends what. */
export function prepareSimulation(options: SimulationOptions): Simulation {
  const { seed, rate, estate = ESTATE, historyDays = DEFAULT_HISTORY_DAYS } = options;
  const anchor = options.anchor.getTime();
  const window = { from: options.from.getTime(), to: options.to.getTime() };
  const scenario = getScenario(options.scenario ?? DEFAULT_SCENARIO);
  const frame = {
    seed,
    anchor,
    historyStart: anchor - historyDays * DAY,
    horizon: Math.max(window.to, anchor) + HOUR,
  };
  const starts = options.scenarioStarts?.map((start) => start.getTime()) ?? [
    anchor - FIRST_START_MINUTES_BEFORE_ANCHOR * MINUTE,
  ];
  const story = planStory(frame, window, estate, scenario, starts);
  const instances = listOpaInstances(estate, seed);
  const clockwork = planClockwork({ estate, instances, story, rate });
  return {
    seed,
    streamKey: hashText(`${seed} ${rate} ${anchor} ${historyDays} ${scenario.name}`),
    trafficRate: Math.max(rate / 2, rate - countClockworkRate(clockwork)),
    clockwork,
    story,
    sources: splitTraffic(estate),
    instances,
    statusesDue: listStatusesDue(story, instances.values()),
  };
}

/** The OPA beside a service, or null where none runs. */
export const findInstance = (
  simulation: Simulation,
  service: string,
  environment: string,
): OpaInstance | null => simulation.instances.get(instanceKey(service, environment)) ?? null;
