import { attestationBreakdownSchema } from '@/lib/domain/read-models/attestation';
import { scopeFilterSchema } from '@/lib/domain/filters';
import { handle } from '@/lib/http/handle';
import { getAttestationBreakdown } from '@/lib/views/attestation/get-attestation-breakdown';

/** M2 by method, host and environment, and whether environments are alike. */
export const GET = handle(
  { permission: 'dashboards:read', query: scopeFilterSchema, answer: attestationBreakdownSchema },
  ({ actor, query, now }) => getAttestationBreakdown(actor, query, now),
);
