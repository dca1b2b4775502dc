import { epochMs } from '../epoch-ms';
import { sql, type Sql } from '../query';

/** The columns of `alert a` as `alertRecordSchema` reads them. */
export const RECORD_COLUMNS: Sql = sql`a.id, a.version, a.rule_id AS "ruleId", a.rule_revision AS "ruleRevision",
  a.rule_name AS "ruleName", a.objective_revision AS "objectiveRevision", a.detector, a.failure, a.cause, a.category,
  a.severity, a.phase, a.state, a.dedupe_key AS "dedupeKey", a.title, a.sentence, a.zone, a.service, a.environment,
  a.policy, a.item, a.owner, a.labels, a.value, a.threshold, a.unit, a.burn, a.firing, a.changes, a.conditions,
  a.outcome, ${epochMs('a.outcome_since')} AS "outcomeSinceMs", ${epochMs('a.lower_since')} AS "lowerSinceMs",
  ${epochMs('a.pending_since')} AS "pendingSinceMs", ${epochMs('a.opened_at')} AS "openedAtMs",
  ${epochMs('a.last_true_at')} AS "lastTrueAtMs", ${epochMs('a.acknowledged_at')} AS "acknowledgedAtMs",
  a.acknowledged_by AS "acknowledgedBy", a.acknowledge_note AS "acknowledgeNote",
  ${epochMs('a.resolved_at')} AS "resolvedAtMs", a.resolved_by AS "resolvedBy", a.resolution,
  ${epochMs('a.cleared_at')} AS "clearedAtMs", a.reopens, a.group_id AS "groupId", a.inhibited_by AS "inhibitedBy",
  a.silences, ${epochMs('a.quiet_until')} AS "quietUntilMs", a.told_as AS "toldAs", a.told_severity AS "toldSeverity",
  ${epochMs('a.end_told_at')} AS "endToldAtMs", a.runbook, a.incident_id AS "incidentId", a.drill_id AS "drillId"`;

/** How an alert is written: each column with its type and the field that it keeps; times are handed over as text. */
type Column = readonly [column: string, type: string, field: string];

/** What stays as it was when the alert began, or is other people's to change. */
const KEPT: readonly Column[] = [
  ['rule_id', 'text', 'ruleId'],
  ['rule_revision', 'int', 'ruleRevision'],
  ['rule_name', 'text', 'ruleName'],
  ['objective_revision', 'int', 'objectiveRevision'],
  ['detector', 'text', 'detector'],
  ['failure', 'text', 'failure'],
  ['cause', 'text', 'cause'],
  ['category', 'text', 'category'],
  ['dedupe_key', 'text', 'dedupeKey'],
  ['owner', 'text', 'owner'],
  ['labels', 'jsonb', 'labels'],
  ['reopens', 'uuid', 'reopens'],
  ['runbook', 'text', 'runbook'],
  ['incident_id', 'uuid', 'incidentId'],
  ['drill_id', 'uuid', 'drillId'],
];

const CHANGING: readonly Column[] = [
  ['severity', 'text', 'severity'],
  ['phase', 'text', 'phase'],
  ['state', 'text', 'state'],
  ['title', 'text', 'title'],
  ['sentence', 'text', 'sentence'],
  ['zone', 'text', 'zone'],
  ['service', 'text', 'service'],
  ['environment', 'text', 'environment'],
  ['policy', 'text', 'policy'],
  ['item', 'text', 'item'],
  ['value', 'float8', 'value'],
  ['threshold', 'float8', 'threshold'],
  ['unit', 'text', 'unit'],
  ['burn', 'jsonb', 'burn'],
  ['firing', 'text[]', 'firing'],
  ['changes', 'text[]', 'changes'],
  ['conditions', 'int', 'conditions'],
  ['outcome', 'text', 'outcome'],
  ['outcome_since', 'timestamptz', 'outcomeSinceMs'],
  ['lower_since', 'timestamptz', 'lowerSinceMs'],
  ['pending_since', 'timestamptz', 'pendingSinceMs'],
  ['opened_at', 'timestamptz', 'openedAtMs'],
  ['last_true_at', 'timestamptz', 'lastTrueAtMs'],
  ['acknowledged_at', 'timestamptz', 'acknowledgedAtMs'],
  ['acknowledged_by', 'text', 'acknowledgedBy'],
  ['acknowledge_note', 'text', 'acknowledgeNote'],
  ['resolved_at', 'timestamptz', 'resolvedAtMs'],
  ['resolved_by', 'text', 'resolvedBy'],
  ['resolution', 'text', 'resolution'],
  ['cleared_at', 'timestamptz', 'clearedAtMs'],
  ['group_id', 'uuid', 'groupId'],
  ['inhibited_by', 'uuid', 'inhibitedBy'],
  ['silences', 'uuid[]', 'silences'],
  ['quiet_until', 'timestamptz', 'quietUntilMs'],
  ['told_as', 'text', 'toldAs'],
  ['told_severity', 'text', 'toldSeverity'],
  ['end_told_at', 'timestamptz', 'endToldAtMs'],
];

const ALL = [...KEPT, ...CHANGING];
const typed = (columns: readonly Column[]) => columns.map(([name, type]) => `${name} ${type}`).join(', ');
const names = (columns: readonly Column[]) => columns.map(([name]) => name).join(', ');

export const INSERT_ALERTS = `INSERT INTO alert (id, version, ${names(ALL)})
  SELECT id, 1, ${names(ALL)} FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, ${typed(ALL)})`;

/** Only those that nobody else changed since they were read. */
export const UPDATE_ALERTS = `UPDATE alert a SET version = a.version + 1, ${CHANGING.map(([name]) => `${name} = r.${name}`).join(', ')}
  FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, version int, ${typed(CHANGING)})
  WHERE a.id = r.id AND a.version = r.version`;

/** An alert as the statements take it. */
export const toRow = (alert: Readonly<Record<string, unknown>> & { id: string; version: number }) => ({
  id: alert.id,
  version: alert.version,
  ...Object.fromEntries(ALL.map(([column, type, field]) => [column, toValue(type, alert[field])])),
});

const toValue = (type: string, value: unknown): unknown =>
  type === 'timestamptz' && typeof value === 'number' ? new Date(value).toISOString() : value;
