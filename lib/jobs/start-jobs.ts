import { getConfig } from '@/lib/config/config';
import { getLog } from '@/lib/telemetry/log';
import { addReadyMadeRules } from './alerting/add-ready-made-rules';
import { keepAlertsEvaluated } from './alerting/keep-alerts-evaluated';
import { keepBypassesTold } from './alerting/tell-of-bypasses';
import { keepSilencesWarnedOf } from './alerting/warn-of-silences';
import { keepAlertsRouted } from './alerting/keep-alerts-routed';
import { keepAuditLog } from './audit-log/keep-audit-log';
import { verifyAuditLog } from './audit-log/verification/verify-audit-log';
import { keepWitnessed } from './audit-log/keep-witnessed';
import { keepAuditRetention } from './audit-log/keep-audit-retention';
import { keepReportsMade } from './compliance-reports/keep-reports-made';
import { endConnectionsAtStop } from './end-connections';
import { drawReviewSample } from './draw-review-sample';
import { followAccessGrants } from './follow-access-grants';
import { keepPartitions } from './keep-partitions';
import { keepRefusalsRecorded } from './keep-refusals-recorded';
import { listenToStore } from './listen-to-store';
import { keepNotificationsSent } from './notify/keep-notifications-sent';
import { replayCandidates } from './replay/replay-candidates';
import { reprocessEvents } from './reprocess-events';
import { sendCanaries } from './send-canary';
import { keepPolicyTextsFetched } from './policy-texts/keep-policy-texts-fetched';
import { watchPolicyDrift } from './policy-drift/watch-policy-drift';
import { keepActivationsReviewed } from './review-activations';
import { keepRunbooksInstalled } from './runbooks/keep-runbooks-installed';
import { watchSupervisor } from './watch-supervisor';

const holder = globalThis as typeof globalThis & { gatehouseJobs?: boolean };

/** Starts what runs beside requests, once per process. Throws when the configuration is wrong. */
export async function startJobs(): Promise<void> {
  if (holder.gatehouseJobs) return;
  holder.gatehouseJobs = true;
  const config = getConfig();
  watchSupervisor();
  endConnectionsAtStop();
  if (!config.databaseUrl) {
    getLog().error('DATABASE_URL is not set: start Gatehouse with "npm start", which brings a database.');
    return;
  }
  listenToStore();
  keepPartitions();
  await addReadyMadeRules(new Date());
  drawReviewSample();
  reprocessEvents();
  replayCandidates();
  sendCanaries();
  keepRefusalsRecorded();
  keepPolicyTextsFetched();
  watchPolicyDrift();
  keepActivationsReviewed();
  keepAuditLog();
  verifyAuditLog();
  keepWitnessed();
  keepAuditRetention();
  followAccessGrants();
  keepReportsMade();
  keepAlertsRouted();
  keepAlertsEvaluated();
  keepSilencesWarnedOf();
  keepBypassesTold();
  keepNotificationsSent();
  keepRunbooksInstalled();
}
