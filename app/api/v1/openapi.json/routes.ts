import type { DescribedRoute } from '@/lib/http/describe-api';
import * as accounts from '../accounts/route';
import * as accountsId from '../accounts/[id]/route';
import * as accountsIdLink from '../accounts/[id]/link/route';
import * as attestation from '../attestation/route';
import * as canaries from '../canaries/route';
import * as cardinality from '../cardinality/route';
import * as changes from '../changes/route';
import * as cost from '../cost/route';
import * as telemetrySettings from '../telemetry-settings/route';
import * as dashboardsExecutive from '../dashboards/executive/route';
import * as dashboardsOnCall from '../dashboards/on-call/route';
import * as decisionsSeries from '../decisions/series/route';
import * as denials from '../denials/route';
import * as denialsEventId from '../denials/[eventId]/route';
import * as environments from '../environments/route';
import * as environmentsSlug from '../environments/[slug]/route';
import * as events from '../events/route';
import * as inventoryImport from '../inventory/import/route';
import * as latency from '../latency/route';
import * as mappings from '../mappings/route';
import * as mappingsSource from '../mappings/[source]/route';
import * as mappingsPreview from '../mappings/preview/route';
import * as me from '../me/route';
import * as quarantine from '../quarantine/route';
import * as quarantineId from '../quarantine/[id]/route';
import * as quarantineReplay from '../quarantine/replay/route';
import * as replays from '../replays/route';
import * as replaysId from '../replays/[id]/route';
import * as replaysIdCancel from '../replays/[id]/cancel/route';
import * as replaysIdFlips from '../replays/[id]/flips/route';
import * as replaysPreview from '../replays/preview/route';
import * as reviewEstimate from '../review/estimate/route';
import * as reviewQueue from '../review/queue/route';
import * as services from '../services/route';
import * as servicesName from '../services/[name]/route';
import * as corrections from '../corrections/route';
import * as correctionsId from '../corrections/[id]/route';
import * as crossZone from '../cross-zone/route';
import * as drifts from '../drifts/route';
import * as remediation from '../remediation/route';
import * as telemetryGaps from '../telemetry-gaps/route';
import * as slis from '../slis/route';
import * as slos from '../slos/route';
import * as slosId from '../slos/[id]/route';
import * as slosIdBudget from '../slos/[id]/budget/route';
import * as slosExport from '../slos/export/route';
import * as slosImport from '../slos/import/route';
import * as slosPreview from '../slos/preview/route';
import * as knownSources from '../known-sources/route';
import * as knownSourcesName from '../known-sources/[name]/route';
import * as sourceRetirements from '../source-retirements/route';
import * as sources from '../sources/route';
import * as sourcesSourceRepository from '../sources/[source]/repository/route';
import * as sourcesSourceSecret from '../sources/[source]/secret/route';
import * as tokens from '../tokens/route';
import * as tokensId from '../tokens/[id]/route';
import * as tracesTraceId from '../traces/[traceId]/route';
import * as trustRules from '../trust-rules/route';
import * as trustRulesPreview from '../trust-rules/preview/route';
import * as trustRulesReprocess from '../trust-rules/reprocess/route';
import * as trustRulesVersions from '../trust-rules/versions/route';
import * as verdicts from '../verdicts/route';
import * as verdictsIdUndo from '../verdicts/[id]/undo/route';
import * as verdictsBulk from '../verdicts/bulk/route';
import * as verdictsBulkIdUndo from '../verdicts/bulk/[id]/undo/route';
import * as verifyAudit from '../verify/audit/route';
import * as verifyRollups from '../verify/rollups/route';
import * as zones from '../zones/route';
import * as zonesSlug from '../zones/[slug]/route';
import { AUDIT_RETENTION_ROUTES } from './audit-retention-routes';
import { ACCESS_ROUTES } from './access-routes';
import { AUDIT_ENTRY_ROUTES } from './audit-entry-routes';
import { AUDIT_PACK_ROUTES } from './audit-pack-routes';
import { ALERT_CHANGE_ROUTES } from './alert-change-routes';
import { ALERT_ROUTES } from './alert-routes';
import { ALERT_RULE_ROUTES } from './alert-rule-routes';
import { AUDIT_ROUTES } from './audit-routes';
import { NOTIFICATION_ROUTES } from './notification-routes';
import { INCIDENT_ROUTES } from './incident-routes';
import { POLICY_ROUTES } from './policy-routes';
import { RUNBOOK_ROUTES } from './runbook-routes';
import { REPORT_ROUTES } from './report-routes';
import { SILENCE_ROUTES } from './silence-routes';
import { ROUTING_ROUTES } from './routing-routes';

/** Every route of the API with what it is for; a test holds this list against the folders. */
export const API_ROUTES: readonly DescribedRoute[] = [
  ...ACCESS_ROUTES,
  ...AUDIT_PACK_ROUTES,
  ...NOTIFICATION_ROUTES,
  ...ALERT_ROUTES,
  ...ALERT_CHANGE_ROUTES,
  ...ALERT_RULE_ROUTES,
  ...AUDIT_ROUTES,
  ...AUDIT_RETENTION_ROUTES,
  ...AUDIT_ENTRY_ROUTES,
  ...INCIDENT_ROUTES,
  ...POLICY_ROUTES,
  ...REPORT_ROUTES,
  ...SILENCE_ROUTES,
  ...ROUTING_ROUTES,
  ...RUNBOOK_ROUTES,
  { path: '/api/v1/accounts', summary: 'The accounts of people.', handlers: accounts },
  {
    path: '/api/v1/accounts/{id}',
    summary: 'Changes an account: its role, or whether it is disabled.',
    handlers: accountsId,
  },
  {
    path: '/api/v1/accounts/{id}/link',
    summary: 'A fresh one-time link for an account.',
    handlers: accountsIdLink,
  },
  {
    path: '/api/v1/attestation',
    summary: 'M2 by method, host and environment; whether environments are alike.',
    handlers: attestation,
  },
  {
    path: '/api/v1/canaries',
    summary: 'Events that Gatehouse sends itself, and how long they take to be visible.',
    handlers: canaries,
  },
  {
    path: '/api/v1/cardinality',
    summary:
      'How many services and policies of a source and zone are told apart, and which sources have more.',
    handlers: cardinality,
  },
  {
    path: '/api/v1/changes',
    summary: 'Policy changes, deploys, rotations and maintenances.',
    handlers: changes,
  },
  {
    path: '/api/v1/corrections',
    summary: 'The planned windows that do not count against budgets; adds one.',
    handlers: corrections,
  },
  { path: '/api/v1/corrections/{id}', summary: 'Removes a planned window.', handlers: correctionsId },
  {
    path: '/api/v1/cost',
    summary: 'Telemetry volume and cost of the month so far, by zone, tier, source and service.',
    handlers: cost,
  },
  { path: '/api/v1/dashboards/executive', summary: 'What /executive shows.', handlers: dashboardsExecutive },
  { path: '/api/v1/dashboards/on-call', summary: 'What /on-call shows.', handlers: dashboardsOnCall },
  { path: '/api/v1/decisions/series', summary: 'Decisions over time by outcome.', handlers: decisionsSeries },
  {
    path: '/api/v1/denials',
    summary: 'The denials of a window, newest first, with the exact total.',
    handlers: denials,
  },
  {
    path: '/api/v1/denials/{eventId}',
    summary: 'One denial with everything known about it.',
    handlers: denialsEventId,
  },
  { path: '/api/v1/environments', summary: 'The environments of the inventory.', handlers: environments },
  {
    path: '/api/v1/environments/{slug}',
    summary: 'Puts an environment in place of the one with this slug, or adds it.',
    handlers: environmentsSlug,
  },
  {
    path: '/api/v1/events',
    summary: 'The events of a window, newest first, with the exact total.',
    handlers: events,
  },
  {
    path: '/api/v1/inventory/import',
    summary: 'Imports the inventory file that is the body; with `dryRun=true` only says what would change.',
    handlers: inventoryImport,
  },
  {
    path: '/api/v1/latency',
    summary: 'Percentiles over time of policy evaluation, sidecars or ingest.',
    handlers: latency,
  },
  {
    path: '/api/v1/mappings',
    summary: 'The decision mappings of each source that has some.',
    handlers: mappings,
  },
  {
    path: '/api/v1/mappings/{source}',
    summary: 'The decision mappings of one source.',
    handlers: mappingsSource,
  },
  {
    path: '/api/v1/mappings/preview',
    summary: 'What the last decisions would become under other rules.',
    handlers: mappingsPreview,
  },
  { path: '/api/v1/me', summary: 'Who the caller is and what it may do.', handlers: me },
  {
    path: '/api/v1/quarantine',
    summary: 'Events that could not be read, with the reason.',
    handlers: quarantine,
  },
  {
    path: '/api/v1/quarantine/{id}',
    summary: 'One quarantined event with its payload.',
    handlers: quarantineId,
  },
  {
    path: '/api/v1/quarantine/replay',
    summary:
      'Sends quarantined events through the pipeline again: chosen ids, or the open ones of a source or reason.',
    handlers: quarantineReplay,
  },
  {
    path: '/api/v1/replays',
    summary: 'Saved replays of policy candidates against past decisions, newest first; starts one.',
    handlers: replays,
  },
  {
    path: '/api/v1/replays/{id}',
    summary: 'One replay: progress, what would change, by zone, service and principal, and its cost.',
    handlers: replaysId,
  },
  {
    path: '/api/v1/replays/{id}/cancel',
    summary: 'Ends a replay; what it found stays.',
    handlers: replaysIdCancel,
  },
  {
    path: '/api/v1/replays/{id}/flips',
    summary: 'The decisions that a candidate decides otherwise, or fails on.',
    handlers: replaysIdFlips,
  },
  {
    path: '/api/v1/replays/preview',
    summary: 'The last decisions as an engine gets them, and what a candidate says of them.',
    handlers: replaysPreview,
  },
  {
    path: '/api/v1/review/estimate',
    summary: 'M3, policy deny accuracy, with its interval, by policy, and the agreement between reviewers.',
    handlers: reviewEstimate,
  },
  {
    path: '/api/v1/review/queue',
    summary: 'The denials to judge next: drawn by lot, and chosen for the work.',
    handlers: reviewQueue,
  },
  {
    path: '/api/v1/services',
    summary: 'Services of the inventory and those that were seen but are not in it.',
    handlers: services,
  },
  {
    path: '/api/v1/services/{name}',
    summary: 'One service with the zones it belonged to.',
    handlers: servicesName,
  },
  {
    path: '/api/v1/cross-zone',
    summary: 'Attempts to reach another zone, by day and by pair of zones.',
    handlers: crossZone,
  },
  {
    path: '/api/v1/drifts',
    summary: 'Drifts, and how long it took to detect and resolve them.',
    handlers: drifts,
  },
  {
    path: '/api/v1/remediation',
    summary: 'Alerts and how long it took to resolve them: in all, by zone, policy revision and cause.',
    handlers: remediation,
  },
  {
    path: '/api/v1/telemetry-gaps',
    summary: 'The services without tagged telemetry.',
    handlers: telemetryGaps,
  },
  { path: '/api/v1/slis', summary: 'The indicators of a scope.', handlers: slis },
  { path: '/api/v1/slos', summary: 'The objectives with budget and burn rates; adds one.', handlers: slos },
  {
    path: '/api/v1/slos/{id}',
    summary: 'One objective over time: budget, burn rates, rules, attribution. Changes or removes it.',
    handlers: slosId,
  },
  {
    path: '/api/v1/slos/{id}/budget',
    summary: 'The error budget of an objective and its burn rates.',
    handlers: slosIdBudget,
  },
  {
    path: '/api/v1/slos/export',
    summary: 'The objectives as an OpenSLO v1 file, and what OpenSLO cannot express.',
    handlers: slosExport,
  },
  {
    path: '/api/v1/slos/import',
    summary:
      'Imports the OpenSLO v1 file that is the body; `file` names it, and owns its objectives. With `dryRun=true` only says what would change.',
    handlers: slosImport,
  },
  {
    path: '/api/v1/slos/preview',
    summary: 'What the rules of an objective would mean, before it is saved.',
    handlers: slosPreview,
  },
  { path: '/api/v1/known-sources', summary: 'Every source that can be connected.', handlers: knownSources },
  {
    path: '/api/v1/known-sources/{name}',
    summary: 'How to connect a source, and what it sent last; a slash in its path is %2F.',
    handlers: knownSourcesName,
  },
  {
    path: '/api/v1/source-retirements',
    summary: 'Expect nothing of a source any more, until it sends again.',
    handlers: sourceRetirements,
  },
  { path: '/api/v1/sources', summary: 'Every source with the state of its last events.', handlers: sources },
  {
    path: '/api/v1/sources/{source}/repository',
    summary: 'Where the policy texts behind the commits of a source are read; changes or ends it.',
    handlers: sourcesSourceRepository,
  },
  {
    path: '/api/v1/sources/{source}/secret',
    summary:
      'How a source signs its webhooks, and its secrets without their text; creates, rotates, removes.',
    handlers: sourcesSourceSecret,
  },
  {
    path: '/api/v1/telemetry-settings',
    summary: 'Prices and budget of telemetry, and retention and sampling by tier.',
    handlers: telemetrySettings,
  },
  { path: '/api/v1/tokens', summary: 'The tokens of programs, without their secrets.', handlers: tokens },
  {
    path: '/api/v1/tokens/{id}',
    summary: 'Revokes a token for good. It stays in the list.',
    handlers: tokensId,
  },
  {
    path: '/api/v1/traces/{traceId}',
    summary: 'One trace: its spans in order, and the events on the way.',
    handlers: tracesTraceId,
  },
  {
    path: '/api/v1/trust-rules',
    summary: 'The active trust rules, with what stays unzoned and the last walk over past events.',
    handlers: trustRules,
  },
  {
    path: '/api/v1/trust-rules/preview',
    summary: 'Where the last events would belong by other trust rules.',
    handlers: trustRulesPreview,
  },
  {
    path: '/api/v1/trust-rules/reprocess',
    summary: 'Walks over past events: counts what would change its zone, or moves it.',
    handlers: trustRulesReprocess,
  },
  {
    path: '/api/v1/trust-rules/versions',
    summary: 'Every version of the trust rules, newest first.',
    handlers: trustRulesVersions,
  },
  {
    path: '/api/v1/verdicts',
    summary: 'Verdicts, last given first; gives one on a denial and says whether it counts as drawn by lot.',
    handlers: verdicts,
  },
  {
    path: '/api/v1/verdicts/{id}/undo',
    summary: 'Undoes a verdict. It stays on record as undone.',
    handlers: verdictsIdUndo,
  },
  {
    path: '/api/v1/verdicts/bulk',
    summary: 'Judges every unjudged denial that matches a filter; with `dryRun` only counts them.',
    handlers: verdictsBulk,
  },
  {
    path: '/api/v1/verdicts/bulk/{id}/undo',
    summary: 'Undoes the verdicts of a bulk that are standing.',
    handlers: verdictsBulkIdUndo,
  },
  {
    path: '/api/v1/verify/audit',
    summary:
      'Verifies the whole audit log: a JSON line a step, with what is wrong, and a summary in the last one.',
    handlers: verifyAudit,
  },
  {
    path: '/api/v1/verify/rollups',
    summary: 'Recomputes every roll-up from raw events: one JSON line a day, with its differences.',
    handlers: verifyRollups,
  },
  { path: '/api/v1/zones', summary: 'The zones, with what was decided in the window.', handlers: zones },
  { path: '/api/v1/zones/{slug}', summary: 'One zone.', handlers: zonesSlug },
];
