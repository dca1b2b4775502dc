import type { Objective } from '@/lib/domain/objective';
import { getPrisma } from '../database';
import type { Transaction } from '../transaction';
import { toObjective } from './objective-row';

/** The objective with this id, or null. */
export async function findObjective(
  id: string,
  client: Transaction = getPrisma(),
): Promise<Objective | null> {
  const row = await client.objective.findUnique({ where: { id } });
  return row && toObjective(row);
}
