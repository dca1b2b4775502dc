import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import type { RepositoryAccessState } from '@/lib/domain/read-models/repository-access';
import type { Actor } from '@/lib/domain/roles';
import { findSource } from '@/lib/ingest/registry';
import { findRepositoryAccess } from '@/lib/store/repository-access/find-repository-access';

/** Where the policy texts of a source are read, without the token. Throws `not-found` for a path of no source. */
export async function getRepositoryAccess(actor: Actor, path: string): Promise<RepositoryAccessState> {
  requirePermission(actor, 'settings:read');
  const source = findSource(path);
  if (!source) throw new GatehouseError('not-found', `There is no source "${path}".`);
  const access = await findRepositoryAccess(path);
  return {
    source: path,
    possible: source.repositoryApi !== undefined,
    access: access && {
      apiBase: access.apiBase,
      repositories: access.repositories,
      hasToken: access.token !== null || !access.isReadable,
      readable: access.isReadable,
      updatedAt: access.updatedAt.toISOString(),
      updatedBy: access.updatedBy,
      lastReadAt: access.lastReadAt?.toISOString() ?? null,
      lastProblem: access.lastProblem,
    },
  };
}
