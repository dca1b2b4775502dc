import { GatehouseError } from '@/lib/domain/errors';
import { findSource } from '@/lib/ingest/registry';

/** Throws `not-found` for a path of no source, and `invalid-input` for a source that signs nothing. */
export function requireSigningSource(path: string): void {
  const source = findSource(path);
  if (!source) throw new GatehouseError('not-found', `There is no source "${path}".`);
  if (source.signature) return;
  throw new GatehouseError('invalid-input', `${source.setup.title} does not sign what it sends.`, {
    remedy: 'Let it send a bearer token of scope ingest instead.',
  });
}
