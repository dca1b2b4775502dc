import { z } from 'zod';
import { GatehouseError } from '@/lib/domain/errors';
import { runbookVersionTextSchema } from '@/lib/domain/read-models/runbooks';
import { handle } from '@/lib/http/handle';
import { getRunbookVersion } from '@/lib/views/runbooks/get-runbook';

const versionSchema = z.coerce.number().int().min(1).max(1_000_000);

/** One version of it, with its text. */
export const GET = handle(
  { permission: 'alerts:read', answer: runbookVersionTextSchema },
  ({ actor, params }) => {
    const version = versionSchema.safeParse(params.version);
    if (!version.success) throw new GatehouseError('not-found', 'There is no such version.');
    return getRunbookVersion(actor, params.slug!, version.data);
  },
);
