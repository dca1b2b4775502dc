import { GatehouseError } from '@/lib/domain/errors';
import { listWitnesses } from '@/lib/store/audit-log/witnesses';
import type { WitnessRecord } from '@/lib/store/audit-log/witness-record';
import { parseId } from '../parse-id';

/** The witness of an id from an address. Throws `not-found` for one that is not there, or was removed. */
export async function getWitness(witnessId: string): Promise<WitnessRecord> {
  const id = parseId(witnessId, 'witness');
  const found = (await listWitnesses()).find((witness) => witness.id === id);
  if (!found) throw new GatehouseError('not-found', 'There is no such witness.');
  return found;
}
