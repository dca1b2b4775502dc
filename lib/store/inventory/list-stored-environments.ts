import type { Environment } from '@/lib/domain/inventory';
import { getPrisma } from '../database';
import { toEnvironment } from './environment-row';

/** Every environment of the inventory, in order of slug. */
export async function listStoredEnvironments(): Promise<Environment[]> {
  return (await getPrisma().environment.findMany({ orderBy: { slug: 'asc' } })).map(toEnvironment);
}
