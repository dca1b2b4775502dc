import { z } from 'zod';
import { auditConsistencySchema } from '@/lib/domain/read-models/audit-proofs';
import { handle } from '@/lib/http/handle';
import { getConsistency } from '@/lib/views/audit/get-log-proof';

const size = z.string().regex(/^\d{1,18}$/, 'not a number of entries');

/** Here `from` and `to` are sizes of the log, not times. */
const querySchema = z.object({ from: size, to: size });

/** The proof that the audit log of `to` entries begins with the one of `from`. */
export const GET = handle(
  { permission: 'audit:read', query: querySchema, answer: auditConsistencySchema },
  ({ actor, query: { from, to } }) => getConsistency(actor, { from: BigInt(from), to: BigInt(to) }),
);
