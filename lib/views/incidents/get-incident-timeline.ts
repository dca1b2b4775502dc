import { writeTimeline } from '@/lib/alerting/incidents/timeline/write-timeline';
import { requireIncident } from '@/lib/auth/require-incident';
import type { ChangeMarker } from '@/lib/domain/read-models/common';
import type { IncidentTimeline } from '@/lib/domain/read-models/incident-timeline';
import type { IncidentAlert, IncidentRow } from '@/lib/domain/read-models/incidents';
import type { Actor } from '@/lib/domain/roles';
import type { Window } from '@/lib/domain/time-range';
import { listActivationReviews } from '@/lib/store/activation-reviews/list-activation-reviews';
import { listIncidentAlerts } from '@/lib/store/incidents/incident-alerts';
import { listRunbookUses } from '@/lib/store/incidents/list-runbook-uses';
import { listMeasures } from '@/lib/store/incidents/measures';
import {
  listAlertMessages,
  listAlertTransitions,
  listIncidentEntries,
  listVerdictsOf,
} from '@/lib/store/incidents/read-timeline';
import { readMarkers } from '../changes/read-markers';
import { policiesOfIncident, windowOfIncident } from './incident-window';

const HOUR_MS = 3_600_000;
/** What caused it happened before anybody noticed; what it led to comes after its end. */
const BEFORE_MS = 2 * HOUR_MS;
const AFTER_MS = HOUR_MS;
/** Denials are judged later than they happen. */
const JUDGED_WITHIN_MS = 7 * 24 * HOUR_MS;
const MOST = { transitions: 5_000, messages: 500, verdicts: 500, entries: 2_000, changes: 200 } as const;
/** Zones whose changes are looked at one by one; of more, those of all are. */
const MOST_ZONES = 10;

/** The timeline of an incident, which writes itself. Throws `not-found`. Needs alerts:read. */
export async function getIncidentTimeline(actor: Actor, key: string, now: Date): Promise<IncidentTimeline> {
  const incident = await requireIncident(actor, key, now);
  const alerts = await listIncidentAlerts(incident.id);
  return readTimeline(actor, incident, alerts, now);
}

/** The same of an incident that was read already. */
export async function readTimeline(
  actor: Actor,
  incident: IncidentRow,
  alerts: readonly IncidentAlert[],
  now: Date,
): Promise<IncidentTimeline> {
  const { id } = incident;
  const span = windowOfIncident(incident, alerts, now);
  const policies = policiesOfIncident(incident, alerts);
  const window = {
    from: new Date(span.from.getTime() - BEFORE_MS),
    to: new Date(Math.min(now.getTime() + 1, span.to.getTime() + AFTER_MS)),
  };
  const judged = {
    from: span.from,
    to: new Date(Math.min(now.getTime() + 1, span.to.getTime() + JUDGED_WITHIN_MS)),
  };
  const [transitions, messages, entries, runbooks, measures, verdicts, reviews, changes] = await Promise.all([
    listAlertTransitions(id, MOST.transitions),
    listAlertMessages(id, MOST.messages),
    listIncidentEntries(id, MOST.entries),
    listRunbookUses(id),
    listMeasures(id, now),
    listVerdictsOf(policies, judged, { zones: actor.zones, limit: MOST.verdicts }),
    policies.length === 0 ? [] : listActivationReviews({ window, policies, zones: actor.zones }),
    readChangesAround(actor, incident, window),
  ]);
  const evidence = { transitions, messages, entries, runbooks, measures, verdicts, reviews, changes };
  const leftOut = (['transitions', 'messages', 'verdicts', 'entries', 'changes'] as const)
    .filter((name) => evidence[name].length >= MOST[name])
    .map((name) => `Only ${MOST[name]} ${LEFT_OUT[name]} are here.`);
  return {
    window: { from: window.from.toISOString(), to: window.to.toISOString() },
    items: writeTimeline(evidence, now.getTime()),
    leftOut,
  };
}

const LEFT_OUT = {
  transitions: 'changes of alerts',
  messages: 'messages',
  verdicts: 'verdicts',
  entries: 'entries',
  changes: 'changes of policies and deploys',
} as const;

/** What changed in the zones of an incident; of the whole estate where it has none, or too many to ask one by one. */
export async function readChangesAround(
  actor: Actor,
  { zones }: Pick<IncidentRow, 'zones'>,
  window: Window,
): Promise<ChangeMarker[]> {
  const filters =
    zones.length === 0 || zones.length > MOST_ZONES
      ? [{ zones: actor.zones }]
      : zones.map((zone) => ({ zone, zones: actor.zones }));
  const found = await Promise.all(filters.map((filter) => readMarkers(window, filter, MOST.changes)));
  return [...new Map(found.flat().map((marker) => [marker.eventId, marker])).values()]
    .toSorted((left, right) => Date.parse(right.occurredAt) - Date.parse(left.occurredAt))
    .slice(0, MOST.changes);
}
