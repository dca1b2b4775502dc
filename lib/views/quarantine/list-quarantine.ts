import { z } from 'zod';
import { requireEveryZone } from '@/lib/auth/confine-to-zones';
import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import { pageSchema } from '@/lib/domain/filters';
import type { List } from '@/lib/domain/read-models/common';
import { quarantineDetailSchema, type QuarantineRow } from '@/lib/domain/read-models/settings';
import type { Actor } from '@/lib/domain/roles';
import { findQuarantined, listQuarantined } from '@/lib/store/quarantine/list-quarantined';

export const quarantineQuerySchema = pageSchema.extend({
  source: z.string().max(200).optional(),
  code: z.string().max(100).optional(),
  state: z.enum(['open', 'replayed']).optional(),
});

/** A page of quarantined events, with the exact total. An event that cannot be read has no zone: needs all. */
export function listQuarantine(
  actor: Actor,
  query: z.infer<typeof quarantineQuerySchema>,
): Promise<List<QuarantineRow>> {
  requirePermission(actor, 'quarantine:read');
  requireEveryZone(actor);
  const { limit, cursor, ...filter } = query;
  return listQuarantined(filter, { limit, cursor });
}

/** One quarantined event with its payload as it came. Throws `not-found`. */
export async function getQuarantined(
  actor: Actor,
  id: string,
): Promise<z.infer<typeof quarantineDetailSchema>> {
  requirePermission(actor, 'quarantine:read');
  requireEveryZone(actor);
  const [found] = z.uuid().safeParse(id).success ? await findQuarantined([id]) : [];
  if (!found) throw new GatehouseError('not-found', 'There is no such event in quarantine.');
  return quarantineDetailSchema.parse(found);
}
