import { sendJson } from '@/lib/client/fetch-json';
import { erasureResultSchema } from '@/lib/domain/read-models/audit-retention';

/** What is to be erased: as the endpoint takes it. */
export type ErasureOrder = {
  of: { kind: 'entry'; id: string } | { kind: 'actor'; ref: string; asTarget: boolean };
  fields: 'leaf' | readonly string[];
  basis: string;
  requester?: string;
};

/** Erases until nothing remains: one call does no more than 20,000 entries. Returns how many lost something. */
export async function eraseAll(order: ErasureOrder): Promise<number> {
  let erased = 0;
  for (;;) {
    const done = await sendJson('POST', '/api/v1/audit/erasures', order, erasureResultSchema);
    erased += done.erased;
    if (done.remaining === 0 || done.erased === 0) return erased;
  }
}
