import { pciEgress } from '../policies/pci-egress';
import type { Scenario, ScenarioFrame } from './scenario';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Minutes from publishing the bad revision to rolling it back. */
export const ROLLED_BACK_AFTER_MINUTES = 20;

/** Hours before the first start at which the history shows the same kind of mishap. */
const EARLIER_HOURS = [4 * 24 + 5, 11 * 24 - 3, 19 * 24 + 2, 26 * 24 + 6];

function listStarts({ starts, historyStart, horizon }: ScenarioFrame): number[] {
  const [first] = starts;
  if (first === undefined) return [];
  const earlier = EARLIER_HOURS.map((hours) => first - hours * HOUR).filter((at) => at > historyStart + HOUR);
  const later: number[] = [];
  for (let at = first + DAY; at < horizon; at += DAY) later.push(at);
  return [...earlier, ...starts, ...later];
}

/**
 * A revision of the egress policy of the payments zone denies legitimate calls of several
 * services, until it is rolled back 20 minutes later. The first start uses the first of the
 * policy's regressions; earlier and later days take turns.
 */
export const policyRegression: Scenario = {
  name: 'policy-regression',
  summary: 'A payments policy denies legitimate calls for 20 minutes, now and then again on other days.',
  lookAt: 'The denials that jumped, with the change before them: /on-call.',
  plan(frame) {
    const [first] = frame.starts;
    const variants = pciEgress.regressions;
    return {
      publications: listStarts(frame).map((at) => {
        const days = Math.round(((first ?? at) - at) / DAY);
        return {
          policy: pciEgress.path,
          at,
          edit: variants[Math.abs(days) % variants.length]!,
          rolledBackAfterMinutes: ROLLED_BACK_AFTER_MINUTES,
        };
      }),
      episodes: [],
      events: [],
    };
  },
};
