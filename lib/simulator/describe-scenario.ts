import { getScenario } from './scenarios';
import { FIRST_START_MINUTES_BEFORE_ANCHOR } from './simulation';

const MINUTE = 60_000;

/**
 * Where and when somebody finds what a scenario does, in two lines, for a simulation that was first told at
 * `anchor`; null where nothing special happens. Throws `invalid-input` for a name that is none.
 */
export function describeScenario(name: string, anchor: Date): string | null {
  const { summary, lookAt } = getScenario(name);
  if (!lookAt) return null;
  const start = new Date(anchor.getTime() - FIRST_START_MINUTES_BEFORE_ANCHOR * MINUTE);
  return `Scenario ${name}, from ${start.toISOString().slice(0, 16)}Z on: ${summary}\nLook first: ${lookAt}`;
}
