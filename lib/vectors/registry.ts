import type { SuiteAdapter } from './suite-adapter';
import { alertTimelinesSuite } from './suites/alert-timelines';
import { calendarWindowsSuite } from './suites/calendar-windows';
import { canonicalDocumentsSuite, canonicalNumbersSuite, commitmentsSuite } from './suites/audit/canonical';
import { logScenariosSuite } from './suites/audit/log-scenarios';
import { accumulatedTreesSuite, consistencySuite, hashesSuite, inclusionSuite } from './suites/audit/merkle';
import {
  checkpointsSuite,
  ed25519Suite,
  noteSigningSuite,
  signedNotesSuite,
  tiledLogSuite,
  tilePathsSuite,
  tlogProofsSuite,
  verifierKeysSuite,
} from './suites/audit/notes';
import { coverageGaugeSuite } from './suites/coverage-gauge';
import { dynamicThresholdsSuite } from './suites/dynamic-thresholds';
import { errorBudgetSuite } from './suites/error-budget';
import { eventsRatioSuite } from './suites/events-ratio';
import { ladderSuite } from './suites/ladder';
import { proportionIntervalsSuite } from './suites/proportion-intervals';
import { quantileSketchSuite } from './suites/quantile-sketch';
import { seedRuleSuite } from './suites/seed-rule';
import { stratifiedReviewSuite } from './suites/stratified-review';
import { thresholdSliSuite } from './suites/threshold-sli';
import { timeslicesSuite } from './suites/timeslices';
import { trendSuite } from './suites/trend';

/** The suites that `gatehouse vectors` knows, one line each. */
export const SUITES: readonly SuiteAdapter[] = [
  alertTimelinesSuite,
  calendarWindowsSuite,
  coverageGaugeSuite,
  dynamicThresholdsSuite,
  errorBudgetSuite,
  eventsRatioSuite,
  ladderSuite,
  proportionIntervalsSuite,
  quantileSketchSuite,
  seedRuleSuite,
  stratifiedReviewSuite,
  thresholdSliSuite,
  timeslicesSuite,
  trendSuite,
  accumulatedTreesSuite,
  canonicalDocumentsSuite,
  canonicalNumbersSuite,
  checkpointsSuite,
  commitmentsSuite,
  consistencySuite,
  ed25519Suite,
  hashesSuite,
  inclusionSuite,
  logScenariosSuite,
  noteSigningSuite,
  signedNotesSuite,
  tiledLogSuite,
  tilePathsSuite,
  tlogProofsSuite,
  verifierKeysSuite,
];
