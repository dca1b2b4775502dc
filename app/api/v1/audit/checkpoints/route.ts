import { z } from 'zod';
import { auditCheckpointListSchema } from '@/lib/domain/read-models/audit-proofs';
import { handle } from '@/lib/http/handle';
import { listLogCheckpoints } from '@/lib/views/audit/get-log-checkpoint';

const querySchema = z.object({
  /** Checkpoints over more entries than these. */
  after: z
    .string()
    .regex(/^\d{1,18}$/, 'not a number of entries')
    .default('0'),
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
});

/** The signed checkpoints of the audit log, by the entries that they are over. */
export const GET = handle(
  { permission: 'audit:read', query: querySchema, answer: auditCheckpointListSchema },
  ({ actor, query: { after, limit } }) => listLogCheckpoints(actor, { after: BigInt(after), limit }),
);
