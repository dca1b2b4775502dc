import type { Watcher } from '../watcher';
import { burnRateWatcher } from './burn-rate/watch-burn-rate';
import { auditIntegrityWatcher } from './watch-audit-integrity';
import { diskSpaceWatcher } from './watch-disk-space';
import { expiringCertificatesWatcher } from './watch-expiring-certificates';
import { failingChannelWatcher } from './watch-failing-channel';
import { failingRulesWatcher } from './watch-failing-rules';
import { lateRollupsWatcher } from './watch-late-rollups';
import { revisionMismatchWatcher } from './watch-revision-mismatch';
import { silentSourceWatcher } from './watch-silent-source';
import { telemetryLossWatcher } from './watch-telemetry-loss';

/** Those that look at budgets, at what is open since when, and at Gatehouse itself. */
export const STATE_WATCHERS: readonly Watcher[] = [
  burnRateWatcher,
  revisionMismatchWatcher,
  telemetryLossWatcher,
  silentSourceWatcher,
  expiringCertificatesWatcher,
  auditIntegrityWatcher,
  lateRollupsWatcher,
  diskSpaceWatcher,
  failingChannelWatcher,
  failingRulesWatcher,
];
