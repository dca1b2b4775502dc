import type { Objective } from '@/lib/domain/objective';
import { getPrisma } from '../database';
import type { Transaction } from '../transaction';
import { toObjective } from './objective-row';

/** Every objective, in the order of the indicators and then of their ids. */
export async function listObjectives(client: Transaction = getPrisma()): Promise<Objective[]> {
  const rows = await client.objective.findMany({ orderBy: { id: 'asc' } });
  const number = ({ indicator }: Objective) => Number(indicator.slice(1));
  return rows.map(toObjective).toSorted((left, right) => number(left) - number(right));
}
