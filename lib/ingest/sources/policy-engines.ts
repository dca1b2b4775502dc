import { opaLogsAdapter } from '../adapters/opa/map-decision-log';
import { opaStatusAdapter } from '../adapters/opa/map-status';
import { opaSetup, opaStatusSetup } from '../adapters/opa/setup';
import type { Sources } from '../source';

/** Engines that decide, and their reports. */
export const POLICY_ENGINES: Sources = {
  'opa/logs': { adapter: opaLogsAdapter, setup: opaSetup, aliases: ['opa-decision-logs'] },
  'opa/status': { adapter: opaStatusAdapter, setup: opaStatusSetup },
};
