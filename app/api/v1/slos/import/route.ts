import { z } from 'zod';
import { occasionOf } from '@/lib/auth/occasion';
import { importObjectives } from '@/lib/commands/objectives/import-objectives';
import { objectiveImportSchema } from '@/lib/domain/read-models/objective-import';
import { handle } from '@/lib/http/handle';
import { readTextBody } from '@/lib/http/read-text-body';

/** Imports the OpenSLO v1 file that is the body, under the name that owns its objectives from then on. */
export const POST = handle(
  {
    permission: 'slos:write',
    query: z.object({
      file: z
        .string()
        .min(1)
        .max(200)
        .regex(/^[^/\\]+$/, 'is a name without folders'),
      dryRun: z.stringbool().default(false),
      adopt: z.stringbool().default(false),
    }),
    answer: objectiveImportSchema,
  },
  async ({ actor, query: { file, dryRun, adopt }, request, now }) =>
    importObjectives(
      actor,
      { name: file, text: await readTextBody(request), dryRun, adopt },
      occasionOf(request.headers, now),
    ),
);
