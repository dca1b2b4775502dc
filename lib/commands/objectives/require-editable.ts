import { GatehouseError } from '@/lib/domain/errors';
import type { Objective } from '@/lib/domain/objective';

/** Throws `conflict` for an objective that a file owns: it would be overwritten when the file comes again. */
export function requireEditable({ name, ownedBy }: Objective): void {
  if (ownedBy === null) return;
  throw new GatehouseError('conflict', `"${name}" is owned by the file ${ownedBy}.`, {
    remedy: `Change it in ${ownedBy} and import that file again.`,
  });
}
