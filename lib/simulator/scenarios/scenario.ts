import type { Publication } from '../story/plan-policy-timeline';
import type { Episode, StoryFrame, TimedEvent } from '../story/story';

export type ScenarioFrame = StoryFrame & {
  /** When the scenario begins, each time that it was asked for; milliseconds since 1970. */
  starts: readonly number[];
};

/** What a scenario adds to the ordinary story. */
export type ScenarioPlan = {
  publications: readonly Publication[];
  episodes: readonly Episode[];
  events: readonly TimedEvent[];
};

export type Scenario = {
  name: string;
  /** One sentence for the command line's help. */
  summary: string;
  /** Where somebody who runs it looks first, as a sentence; null where nothing special happens. */
  lookAt: string | null;
  /** Times of the plan may depend on the frame and its seed only; a longer horizon only adds. */
  plan(frame: ScenarioFrame): ScenarioPlan;
};

export const NOTHING: ScenarioPlan = { publications: [], episodes: [], events: [] };

/** The plan of several beginnings, each by itself. */
export const planEach = (
  starts: readonly number[],
  plan: (start: number) => Omit<ScenarioPlan, 'publications'>,
): ScenarioPlan => {
  const plans = starts.map(plan);
  return {
    publications: [],
    episodes: plans.flatMap(({ episodes }) => episodes),
    events: plans.flatMap(({ events }) => events),
  };
};
