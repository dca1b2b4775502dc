import { z } from 'zod';
import { objectiveExportSchema } from '@/lib/domain/read-models/objective-import';
import { handle } from '@/lib/http/handle';
import { exportSlos } from '@/lib/views/slos/export-slos';

/** The objectives as an OpenSLO v1 file; with `file` only those that this file owns. */
export const GET = handle(
  {
    permission: 'dashboards:read',
    query: z.object({ file: z.string().min(1).max(200).optional() }),
    answer: objectiveExportSchema,
  },
  ({ actor, query }) => exportSlos(actor, query.file),
);
