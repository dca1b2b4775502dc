import { GatehouseError } from '@/lib/domain/errors';

/** The revision of that name. Throws `not-found` where there is none, or no name because none is known. */
export function findRevision<T extends { revision: string }>(
  revisions: readonly T[],
  policy: string,
  name: string | undefined,
): T {
  const found = revisions.find(({ revision }) => revision === name);
  if (found) return found;
  throw name === undefined
    ? new GatehouseError('not-found', `No revision of ${policy} is known.`, {
        remedy: 'Send change events of type policy-published with the files of each revision.',
      })
    : new GatehouseError('not-found', `${policy} has no revision ${name}.`, {
        remedy: 'Choose one of its revisions.',
      });
}
