import { getPrisma } from '../database';
import type { Transaction } from '../transaction';

/** How many services of the inventory each zone has; a zone without any is missing. Null is "unzoned". */
export async function countServicesByZone(
  client: Transaction = getPrisma(),
): Promise<Map<string | null, number>> {
  const groups = await client.service.groupBy({ by: ['zoneSlug'], _count: { _all: true } });
  return new Map(groups.map((group) => [group.zoneSlug, group._count._all]));
}
