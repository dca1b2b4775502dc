import type { CausingChange, PostmortemFacts } from '@/lib/alerting/incidents/postmortem/postmortem-facts';
import { GatehouseError } from '@/lib/domain/errors';
import type { ChangeMarker } from '@/lib/domain/read-models/common';
import type { IncidentDetail } from '@/lib/domain/read-models/incidents';
import type { Actor } from '@/lib/domain/roles';
import { sumSourceLosses } from '@/lib/store/sources/sum-source-losses';
import { listRunbookUses } from '@/lib/store/incidents/list-runbook-uses';
import { listStoredServices } from '@/lib/store/inventory/list-stored-services';
import { getPolicyDiff } from '../policies/get-policy-diff';
import { getPolicyPatch } from '../policies/get-policy-patch';
import { assessIncident } from './get-incident-assessment';
import { readTimeline } from './get-incident-timeline';
import { windowOfIncident } from './incident-window';
import { readBudgetsBurned } from './read-budgets-burned';
import { readGaps } from './read-gaps';

/** Everything that Gatehouse knows for the postmortem of an incident, as far as the actor may see it. */
export async function readPostmortemFacts(
  actor: Actor,
  incident: IncidentDetail,
  now: Date,
): Promise<PostmortemFacts> {
  const window = windowOfIncident(incident, incident.items, now);
  const zones = incident.zones.length > 0 ? incident.zones : actor.zones;
  const detectedAt = new Date(incident.detectedAt);
  const [assessment, timeline, gaps, inventory, losses, budgets, runbooks] = await Promise.all([
    assessIncident(actor, incident, incident.items, now),
    readTimeline(actor, incident, incident.items, now),
    readGaps(detectedAt, zones),
    listStoredServices(actor.zones),
    // What a source lost is no secret of a zone, but nobody can say of which.
    actor.zones === null ? sumSourceLosses(window.from, new Date(detectedAt.getTime() + 1)) : null,
    readBudgetsBurned(actor, incident, window),
    listRunbookUses(incident.id),
  ]);
  const zoneOf = new Map(inventory.map(({ name, zone }) => [name, zone]));
  return {
    incident,
    from: window.from.toISOString(),
    to: window.to.toISOString(),
    writtenAt: now.toISOString(),
    services: assessment.services,
    timeline: timeline.items,
    change: await readChange(actor, incident, assessment.change, now),
    gaps: gaps.map((gap) => ({ ...gap, zone: zoneOf.get(gap.service) ?? null })),
    losses,
    budgets,
    runbooks,
  };
}

/** The causing change with its texts; null where no policy is known to have changed. */
async function readChange(
  actor: Actor,
  incident: IncidentDetail,
  marker: ChangeMarker | null,
  now: Date,
): Promise<CausingChange | null> {
  const policy = incident.policy ?? marker?.policy ?? null;
  const revision = incident.policyRevision ?? marker?.revision ?? null;
  if (policy === null || revision === null) return null;
  const diff = await orNull(getPolicyDiff(actor, policy, { to: revision }, now));
  if (!diff) return null;
  const wanted = { to: revision, ...(diff.from && { from: diff.from.revision }) };
  const patch = await orNull(getPolicyPatch(actor, policy, wanted));
  const { to } = diff;
  const activated =
    marker?.revision === revision && marker.type === 'policy-activated' ? marker.occurredAt : null;
  return {
    policy,
    from: diff.from?.revision ?? null,
    to: to.revision,
    publishedAt: to.publishedAt,
    author: to.author,
    commit: to.commit,
    url: to.url,
    reviewUrl: to.reviewUrl,
    approvals: to.approvals,
    activatedAt: activated ?? diff.activeIn.at(-1)?.since ?? null,
    words: diff.words && {
      verdict: diff.words.verdict,
      sentences: diff.words.statements.map(({ sentence }) => sentence),
    },
    patch: patch?.patch ?? null,
  };
}

/** What is there, or null where it is not known. */
async function orNull<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof GatehouseError && error.code === 'not-found') return null;
    throw error;
  }
}
