import { dryRunRequestSchema, dryRunSchema } from '@/lib/domain/read-models/routing';
import { handle } from '@/lib/http/handle';
import { dryRunRouting } from '@/lib/views/routing/dry-run-routing';

/** Who would get an alert, by the saved tree or another one. Nothing is sent. */
export const POST = handle(
  { permission: 'alerts:read', body: dryRunRequestSchema, answer: dryRunSchema },
  ({ actor, body, now }) => dryRunRouting(actor, body, now),
);
