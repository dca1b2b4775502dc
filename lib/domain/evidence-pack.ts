import { z } from 'zod';
import { auditFilterSchema } from './audit-filter';

const SIZES = /^(0|[1-9]\d{0,18})(,(0|[1-9]\d{0,18}))*$/;

/** What an evidence pack is asked for: entries as the audit trail is asked for them, and what goes with them. */
export const evidencePackQuerySchema = auditFilterSchema.extend({
  /** Of all times: `from` and `to` do not count. */
  all: z.enum(['true', 'false']).default('false'),
  /** Whether names, addresses and changes go with the entries, or only the commitments to them. */
  values: z.enum(['shown', 'none']).default('shown'),
  /** Sizes of checkpoints that were kept outside, with commas between: the pack holds their consistency proofs. */
  kept: z.string().max(1_000).regex(SIZES, 'not sizes of checkpoints, such as 812,1024').optional(),
});
export type EvidencePackQuery = z.infer<typeof evidencePackQuerySchema>;

/** The header of the answer that says how many entries the pack has. */
export const PACK_ENTRIES_HEADER = 'x-gatehouse-pack-entries';
/** The header of the answer that says over how many entries the checkpoint of the pack is. */
export const PACK_SIZE_HEADER = 'x-gatehouse-pack-size';
