import { getPrisma } from '../database';
import { toRepositoryAccessRecord, type RepositoryAccessRecord } from './repository-access-record';

/** Every source whose policy texts are read, in order of its path. */
export async function listRepositoryAccesses(): Promise<RepositoryAccessRecord[]> {
  const rows = await getPrisma().repositoryAccess.findMany({ orderBy: { source: 'asc' } });
  return rows.map(toRepositoryAccessRecord);
}
