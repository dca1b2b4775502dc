import { requireIncident } from '@/lib/auth/require-incident';
import { ABOUT_DETECTORS } from '@/lib/domain/alerting/detectors';
import { groupBy } from '@/lib/domain/group-by';
import { stateOfException } from '@/lib/domain/policy-exception';
import type { ChangeMarker } from '@/lib/domain/read-models/common';
import type { IncidentAssessment } from '@/lib/domain/read-models/incident-assessment';
import type { IncidentAlert, IncidentRow } from '@/lib/domain/read-models/incidents';
import type { Actor } from '@/lib/domain/roles';
import { listIncidentAlerts } from '@/lib/store/incidents/incident-alerts';
import { listStoredExceptions } from '@/lib/store/policy-exceptions/list-stored-exceptions';
import { findCausingChange } from './find-causing-change';
import { readChangesAround } from './get-incident-timeline';
import { policiesOfIncident, windowOfIncident } from './incident-window';
import { readAffected } from './read-affected';

const DAY_MS = 86_400_000;
const LEAST_MS = 15 * 60_000;
const MINUTE_MS = 60_000;

/** What Gatehouse can fill in of the steps of an incident by itself. Throws `not-found`. Needs alerts:read. */
export async function getIncidentAssessment(
  actor: Actor,
  key: string,
  now: Date,
): Promise<IncidentAssessment> {
  const incident = await requireIncident(actor, key, now);
  const alerts = await listIncidentAlerts(incident.id);
  return assessIncident(actor, incident, alerts, now);
}

/** The same of an incident that was read already. */
export async function assessIncident(
  actor: Actor,
  incident: IncidentRow,
  alerts: readonly IncidentAlert[],
  now: Date,
): Promise<IncidentAssessment> {
  const span = windowOfIncident(incident, alerts, now);
  const to = span.to.getTime();
  // One that was noticed just now has had its effect before.
  const from = Math.floor(Math.min(span.from.getTime(), to - LEAST_MS) / MINUTE_MS) * MINUTE_MS;
  const window = { from: new Date(from), to: span.to };
  const before = { from: new Date(2 * from - to), to: window.from };
  const policies = policiesOfIncident(incident, alerts);
  const [affected, changes, exceptions] = await Promise.all([
    readAffected({ actor, incident, alerts, policies, window, before }),
    readChangesAround(actor, incident, { from: new Date(from - DAY_MS), to: window.to }),
    incident.policy === null ? [] : listStoredExceptions(incident.policy, actor.zones),
  ]);
  const change = findCausingChange(incident, alerts, changes);
  return {
    window: inText(window),
    before: inText(before),
    causes: suggestCauses(alerts),
    ...affected,
    change,
    rollback: planRollback(change, changes),
    exceptions: exceptions
      .filter((each) => ['in-force', 'expires-soon'].includes(stateOfException(each, now)))
      .map(({ id, reason, expiresAt }) => ({ id, reason, expiresAt })),
  };
}

const inText = ({ from, to }: { from: Date; to: Date }) => ({
  from: from.toISOString(),
  to: to.toISOString(),
});

/** What the detectors of the alerts point at, most alerts first. */
function suggestCauses(alerts: readonly IncidentAlert[]): IncidentAssessment['causes'] {
  const groups = groupBy(alerts, ({ cause }) => cause);
  return [...groups.entries()]
    .map(([cause, group]) => ({
      cause,
      alerts: group.length,
      detectors: [...new Set(group.map(({ detector }) => ABOUT_DETECTORS[detector].name))],
    }))
    .toSorted((left, right) => right.alerts - left.alerts);
}

/** Back to what was in force before the change, wherever its revision became active. */
function planRollback(
  change: ChangeMarker | null,
  changes: readonly ChangeMarker[],
): IncidentAssessment['rollback'] {
  if (!change?.policy || !change.revision || !change.previousRevision) return null;
  const { policy, revision, previousRevision } = change;
  const places = changes.filter(
    (each) => each.type === 'policy-activated' && each.policy === policy && each.revision === revision,
  );
  const environments = [...new Set(places.flatMap(({ environment }) => environment ?? []))].toSorted();
  return { policy, from: revision, to: previousRevision, environments };
}
