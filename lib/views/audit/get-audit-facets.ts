import { requirePermission } from '@/lib/auth/require-permission';
import type { AuditFilter } from '@/lib/domain/audit-filter';
import type { AuditFacets } from '@/lib/domain/read-models/audit';
import type { Actor } from '@/lib/domain/roles';
import { countFacets } from '@/lib/store/audit-log/count-facets';
import { selectEntries } from './select-entries';

const COUNTED_AT_MOST = 10_000;
const VALUES_OF_EACH = 30;
const COUNTED_WITHIN_MS = 3_000;

/** What the newest entries that match are about, so that the trail can be narrowed down. Needs audit:read. */
export async function getAuditFacets(actor: Actor, filter: AuditFilter, now: Date): Promise<AuditFacets> {
  requirePermission(actor, 'audit:read');
  const found = await countFacets(selectEntries(actor, filter, now), {
    most: COUNTED_AT_MOST,
    top: VALUES_OF_EACH,
    milliseconds: COUNTED_WITHIN_MS,
  });
  if (!found) return { counted: 0, isAll: false, facets: null };
  return { counted: found.counted, isAll: found.counted < COUNTED_AT_MOST, facets: found.facets };
}
