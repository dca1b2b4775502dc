import type { SuiteAdapter } from './suite-adapter';
import { alertTimelinesSuite } from './suites/alert-timelines';
import { calendarWindowsSuite } from './suites/calendar-windows';
import { errorBudgetSuite } from './suites/error-budget';
import { ladderSuite } from './suites/ladder';
import { seedRuleSuite } from './suites/seed-rule';
import { timeslicesSuite } from './suites/timeslices';

/** The suites that `gatehouse vectors` knows, one line each. */
export const SUITES: readonly SuiteAdapter[] = [
  alertTimelinesSuite,
  calendarWindowsSuite,
  errorBudgetSuite,
  ladderSuite,
  seedRuleSuite,
  timeslicesSuite,
];
