import { requirePermission } from '@/lib/auth/require-permission';
import type { Zone } from '@/lib/domain/inventory';
import type { ScopeFilter } from '@/lib/domain/filters';
import type { Status } from '@/lib/domain/read-models/common';
import type { ExecutiveDashboard } from '@/lib/domain/read-models/dashboards';
import type { Actor } from '@/lib/domain/roles';
import { resolveWindow } from '@/lib/domain/time-range';
import { ofCounts, type IndicatorDefinition } from '@/lib/sli/indicator-definition';
import { attestationSuccessRate } from '@/lib/sli/m02-attestation-success-rate';
import { authErrorRate } from '@/lib/sli/m06-auth-error-rate';
import { policyEnforcementRate } from '@/lib/sli/m01-policy-enforcement-rate';
import { readStatus } from '@/lib/sli/read-status';
import { withholdGreen } from '@/lib/sli/withhold-green';
import { readFreshness } from '@/lib/store/freshness/read-freshness';
import { countCoverage } from '@/lib/store/inventory/count-coverage';
import { countServicesByZone } from '@/lib/store/inventory/count-services-by-zone';
import { readInventory } from '@/lib/store/inventory/read-inventory';
import { countRollups, type RollupCount } from '@/lib/store/rollups/count-rollups';
import { readAuditFindings } from '../audit/read-audit-findings';
import { computeIndicators } from '../indicators/compute-indicators';
import { readCompleteness, type CompletenessOf } from '../indicators/read-completeness';
import { SUMS_BY } from '../indicators/read-pieces';
import { readScope } from '../read-scope';
import { readBudgets } from '../slos/read-budgets';

const MAX_UNKNOWN_SERVICES = 50;

type ZoneRow = ExecutiveDashboard['zones'][number];

/** How much of the estate is inside a zone, whether it holds, and which way it goes. */
export async function getExecutive(
  actor: Actor,
  filter: ScopeFilter,
  now: Date,
): Promise<ExecutiveDashboard> {
  requirePermission(actor, 'dashboards:read');
  const window = resolveWindow(filter, now);
  const scope = readScope(actor, filter);
  const zones = scope.zones ?? null;
  const [
    counts,
    coverage,
    before,
    indicators,
    completenessOf,
    budgets,
    inventory,
    services,
    auditFindings,
    freshness,
  ] = await Promise.all([
    countRollups({ window, filter: scope, by: ['zone', 'service', ...SUMS_BY] }),
    countCoverage(window.to, zones),
    countCoverage(window.from, zones),
    computeIndicators(window, scope),
    readCompleteness(window, scope),
    readBudgets(actor, filter, now),
    readInventory(),
    countServicesByZone(),
    readAuditFindings(),
    readFreshness(now),
  ]);
  const shown = inventory.zones.filter(
    (zone) => (!zones || zones.includes(zone.slug)) && (!filter.zone || zone.slug === filter.zone),
  );
  const known = new Set(inventory.services.map(({ name }) => name));
  return {
    window: { from: window.from.toISOString(), to: window.to.toISOString() },
    coverage: { ...coverage, ratio: ratioOf(coverage), previousRatio: ratioOf(before) },
    indicators,
    budgets,
    zones: shown.map((zone) =>
      toZoneRow(
        zone,
        services.get(zone.slug) ?? 0,
        counts.filter((row) => row.zone === zone.slug),
        completenessOf,
      ),
    ),
    notInInventory: [...sumByService(counts)]
      .filter(([service]) => service !== '' && !known.has(service))
      .map(([service, events]) => ({ service, events }))
      .toSorted((left, right) => right.events - left.events)
      .slice(0, MAX_UNKNOWN_SERVICES),
    auditFindings,
    freshness,
  };
}

function sumByService(counts: readonly RollupCount[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { service, events } of counts) sums.set(service, (sums.get(service) ?? 0) + events);
  return sums;
}

const ratioOf = ({ good, total }: { good: number; total: number }): number | null =>
  total > 0 ? good / total : null;

const ZONE_INDICATORS = [policyEnforcementRate, attestationSuccessRate, authErrorRate];

function toZoneRow(
  zone: Zone,
  services: number,
  counts: readonly RollupCount[],
  completenessOf: CompletenessOf,
): ZoneRow {
  const measure = (definition: IndicatorDefinition) => definition.measure(ofCounts(counts));
  const decisions = counts.filter(({ kind }) => kind === 'decision');
  const sum = (rows: readonly RollupCount[]) => rows.reduce((total, row) => total + row.weight, 0);
  return {
    slug: zone.slug,
    name: zone.name,
    trustLevel: zone.trustLevel,
    owner: zone.owner ?? null,
    services,
    denials: sum(decisions.filter(({ outcome }) => outcome === 'deny')),
    decisions: decisions.length > 0 ? sum(decisions) : null,
    enforcement: measure(policyEnforcementRate).value,
    attestation: measure(attestationSuccessRate).value,
    authErrors: measure(authErrorRate).value,
    status: worstOf(
      ZONE_INDICATORS.map((definition) => ({
        status: readStatus(definition, measure(definition), null),
        silent: completenessOf(definition.kinds, zone.slug).late,
      })),
    ),
  };
}

/**
 * A zone is as good as its worst measured indicator; without any it is unknown, and where a source of one is
 * silent, it is not green.
 */
function worstOf(figures: readonly { status: Status; silent: readonly unknown[] }[]): Status {
  const worst = (['breached', 'at-risk', 'met'] as const).find((status) =>
    figures.some((figure) => figure.status === status),
  );
  const silent = figures.filter(({ status }) => status !== 'no-data').flatMap((figure) => figure.silent);
  return withholdGreen(worst ?? 'no-data', silent);
}
