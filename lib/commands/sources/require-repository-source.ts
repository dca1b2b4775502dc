import { GatehouseError } from '@/lib/domain/errors';
import { findSource } from '@/lib/ingest/registry';

/** Throws `not-found` for a path of no source, and `invalid-input` for a source that tells of no repository. */
export function requireRepositorySource(path: string): void {
  const source = findSource(path);
  if (!source) throw new GatehouseError('not-found', `There is no source "${path}".`);
  if (source.repositoryApi) return;
  throw new GatehouseError('invalid-input', `${source.setup.title} tells of no policy repository.`);
}
