import { z } from 'zod';
import { GatehouseError } from '@/lib/domain/errors';

/** An id from an address, in lower case. Throws `not-found` for a text that cannot be one. */
export function parseId(id: string, noun: string): string {
  const parsed = z.uuid().safeParse(id);
  if (!parsed.success) throw new GatehouseError('not-found', `There is no such ${noun}.`);
  return parsed.data.toLowerCase();
}
