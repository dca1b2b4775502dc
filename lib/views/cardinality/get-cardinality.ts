import { requirePermission } from '@/lib/auth/require-permission';
import type { Cardinality } from '@/lib/domain/read-models/cardinality';
import type { Actor } from '@/lib/domain/roles';
import { readCaps } from '@/lib/store/cardinality/admissions';
import { listCardinalityFindings } from '@/lib/store/cardinality/list-findings';

/** How many names of a source and zone are told apart, and which sources have more. */
export async function getCardinality(actor: Actor): Promise<Cardinality> {
  requirePermission(actor, 'settings:read');
  const [caps, findings] = await Promise.all([readCaps(), listCardinalityFindings(actor.zones)]);
  return { caps, findings };
}
