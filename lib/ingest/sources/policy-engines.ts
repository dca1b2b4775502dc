import { cedarAdapter } from '../adapters/cedar/map-cedar';
import { cedarSetup } from '../adapters/cedar/setup';
import { cerbosAdapter } from '../adapters/cerbos/map-cerbos';
import { cerbosSetup } from '../adapters/cerbos/setup';
import { conftestAdapter } from '../adapters/conftest/map-conftest';
import { conftestSetup } from '../adapters/conftest/setup';
import { gatekeeperAdapter } from '../adapters/gatekeeper/map-gatekeeper';
import { gatekeeperSetup } from '../adapters/gatekeeper/setup';
import { kyvernoAdapter } from '../adapters/kyverno/map-kyverno';
import { kyvernoSetup } from '../adapters/kyverno/setup';
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
  gatekeeper: { adapter: gatekeeperAdapter, setup: gatekeeperSetup },
  kyverno: { adapter: kyvernoAdapter, setup: kyvernoSetup, aliases: ['kyverno-events'] },
  'policy-report': {
    adapter: policyReportAdapter,
    setup: policyReportSetup,
    aliases: ['policy-reports', 'kyverno-policy-report'],
  },
  cedar: { adapter: cedarAdapter, setup: cedarSetup, aliases: ['verified-permissions', 'cedarling'] },
  cerbos: { adapter: cerbosAdapter, setup: cerbosSetup },
  conftest: { adapter: conftestAdapter, setup: conftestSetup },
};
