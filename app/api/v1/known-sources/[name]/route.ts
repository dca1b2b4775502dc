import { sourceDetailSchema } from '@/lib/domain/read-models/sources';
import { handle } from '@/lib/http/handle';
import { getSource } from '@/lib/views/sources/get-source';

/** How to connect a source, and what it sent last. A slash in its path is written as %2F. */
export const GET = handle(
  { permission: 'settings:read', answer: sourceDetailSchema },
  ({ actor, params, now }) => getSource(actor, params.name!, now),
);
