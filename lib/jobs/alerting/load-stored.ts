import type { Finding } from '@/lib/alerting/dedupe/merge-conditions';
import { LIMITS } from '@/lib/alerting/limiter/limits';
import type { AlertRecord, StoredAlerts } from '@/lib/domain/alerting/alert-record';
import type { AlertRule } from '@/lib/domain/alerting/alert-rule';
import { findOwners } from '@/lib/store/alerting/find-owners';
import {
  countRecentChanges,
  countRecentMessages,
  loadEndUntold,
  loadLastAlerts,
  loadOpenAlerts,
  loadOpenGroups,
} from '@/lib/store/alerting/load-alerts';

/** What rules found, by rule and dedupe key. */
export type Findings = ReadonlyMap<string, ReadonlyMap<string, Finding>>;

const MINUTE_MS = 60_000;

/** The alerts that matter for what rules found: all that are open, and those before them where one may begin or fire. */
export async function loadStored(
  rules: readonly AlertRule[],
  findings: Findings,
  now: Date,
): Promise<StoredAlerts> {
  const hourAgo = new Date(now.getTime() - LIMITS.flappingWithinMs);
  const longestMs = Math.max(
    LIMITS.reopensWithinMs,
    ...rules.map(({ cooldownMinutes }) => cooldownMinutes * MINUTE_MS),
  );
  const open = await loadOpenAlerts();
  const revisions = new Map(rules.map(({ id, revision }) => [id, revision]));
  const isGoingOn = ({ phase, ruleId, ruleRevision }: AlertRecord) =>
    phase !== 'pending' && revisions.get(ruleId) === ruleRevision;
  const keys = listKeys(findings, open.filter(isGoingOn)).map(({ ruleId, key }) => ({
    ruleId,
    dedupeKey: key,
  }));
  const [last, endUntold, recent, groups, recentMessages] = await Promise.all([
    loadLastAlerts(keys, new Date(now.getTime() - longestMs)),
    loadEndUntold(),
    countRecentChanges(hourAgo),
    loadOpenGroups(),
    countRecentMessages(hourAgo),
  ]);
  const toldOf = new Map(recentMessages.map(({ key, messages }) => [key, messages]));
  return {
    open,
    last,
    endUntold,
    recent,
    groups: groups.map((group) => ({ ...group, messagesInHour: toldOf.get(group.key) ?? 0 })),
    recentMessages,
  };
}

/** The owners of what alerts that are not open yet would be about. */
export function findOwnersOfNew(
  findings: Findings,
  open: readonly AlertRecord[],
): ReturnType<typeof findOwners> {
  const subjects = listKeys(findings, open).map(({ condition }) => condition.subject);
  const unique = (part: 'service' | 'zone') => [
    ...new Set(subjects.flatMap((subject) => subject[part] ?? [])),
  ];
  return findOwners(unique('service'), unique('zone'));
}

/** What is found, or unknown, and is none of these alerts. */
function listKeys(findings: Findings, alerts: readonly AlertRecord[]): (Finding & { ruleId: string })[] {
  const known = new Set(alerts.map(({ ruleId, dedupeKey }) => JSON.stringify([ruleId, dedupeKey])));
  return [...findings].flatMap(([ruleId, found]) =>
    [...found.values()].flatMap((finding) =>
      finding.condition.outcome !== 'false' && !known.has(JSON.stringify([ruleId, finding.key]))
        ? { ...finding, ruleId }
        : [],
    ),
  );
}
