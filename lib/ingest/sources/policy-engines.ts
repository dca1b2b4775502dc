import { opaLogsAdapter } from '../adapters/opa/map-decision-log';
import { opaStatusAdapter } from '../adapters/opa/map-status';
import { opaSetup, opaStatusSetup } from '../adapters/opa/setup';
import { policyReportAdapter } from '../adapters/policy-report/map-policy-report';
import { policyReportSetup } from '../adapters/policy-report/setup';
import type { Sources } from '../source';

/** Engines that decide, and their reports. */
export const POLICY_ENGINES: Sources = {
  'opa/logs': { adapter: opaLogsAdapter, setup: opaSetup, aliases: ['opa-decision-logs'] },
  'opa/status': { adapter: opaStatusAdapter, setup: opaStatusSetup },
  'policy-report': {
    adapter: policyReportAdapter,
    setup: policyReportSetup,
    aliases: ['policy-reports', 'kyverno-policy-report'],
  },
};
