import { requirePermission } from '@/lib/auth/require-permission';
import type { ScopeFilter } from '@/lib/domain/filters';
import type { OnCallDashboard } from '@/lib/domain/read-models/dashboards';
import type { Actor } from '@/lib/domain/roles';
import { resolveWindow } from '@/lib/domain/time-range';
import { listAttestationFailures } from '@/lib/store/attestations/list-attestation-failures';
import { readFreshness } from '@/lib/store/freshness/read-freshness';
import { readMarkers } from '../changes/read-markers';
import { readCompleteness } from '../indicators/read-completeness';
import { readScope } from '../read-scope';
import { readAuditFindings } from '../audit/read-audit-findings';
import { listDenialGroups } from './list-denial-groups';
import { summariseAuthErrors } from './summarise-auth-errors';

const MAX_HOSTS = 50;
const MAX_CHANGES = 50;

/** What is being denied, failing to authenticate or to attest right now, and what changed. */
export async function getOnCall(actor: Actor, filter: ScopeFilter, now: Date): Promise<OnCallDashboard> {
  requirePermission(actor, 'dashboards:read');
  const window = resolveWindow(filter, now);
  const rollups = readScope(actor, filter);
  const { zone, service, environment } = filter;
  const zones = rollups.zones ?? null;
  const [denials, authErrors, attestationFailures, changes, completenessOf, auditFindings, freshness] =
    await Promise.all([
      listDenialGroups(window, rollups, filter, actor.id),
      summariseAuthErrors(window, rollups, filter),
      listAttestationFailures({ window, zone, service, environment, zones }, MAX_HOSTS),
      readMarkers(window, { zone, service, environment, zones }, MAX_CHANGES),
      readCompleteness(window, rollups),
      readAuditFindings(),
      readFreshness(now),
    ]);
  return {
    window: { from: window.from.toISOString(), to: window.to.toISOString() },
    denialGroups: denials.groups,
    denialGroupTotal: denials.total,
    authErrors,
    attestationFailures,
    changes,
    silentSources: completenessOf([]).late,
    auditFindings,
    freshness,
  };
}
