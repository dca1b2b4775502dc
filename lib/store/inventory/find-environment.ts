import type { Environment } from '@/lib/domain/inventory';
import { getPrisma } from '../database';
import type { Transaction } from '../transaction';
import { toEnvironment } from './environment-row';

/** The environment with this slug, or null. */
export async function findEnvironment(
  slug: string,
  client: Transaction = getPrisma(),
): Promise<Environment | null> {
  const row = await client.environment.findUnique({ where: { slug } });
  return row && toEnvironment(row);
}
