import { requirePermission } from '@/lib/auth/require-permission';
import type { List } from '@/lib/domain/read-models/common';
import type { MappingsRow } from '@/lib/domain/read-models/mappings';
import type { Actor } from '@/lib/domain/roles';
import { listMappingRules } from '@/lib/store/mappings/list-mapping-rules';

/** The decision mappings of each source that has some, in order of source. */
export async function listMappings(actor: Actor): Promise<List<MappingsRow>> {
  requirePermission(actor, 'settings:read');
  const bySource = await listMappingRules();
  const items = [...bySource].map(([source, rules]) => ({ source, rules }));
  return { items, total: items.length, nextCursor: null };
}

/** The decision mappings of one source; a source without any has an empty list. */
export async function getMappings(actor: Actor, source: string): Promise<MappingsRow> {
  requirePermission(actor, 'settings:read');
  return { source, rules: (await listMappingRules()).get(source) ?? [] };
}
