import { z } from 'zod';

/** Where the policy texts of a source are read; the token itself is never shown. */
export const repositoryAccessStateSchema = z.object({
  source: z.string(),
  /** Whether the source tells of a repository at all. */
  possible: z.boolean(),
  access: z
    .object({
      apiBase: z.string(),
      repositories: z.array(z.string()),
      hasToken: z.boolean(),
      /** False when the token was encrypted under another GATEHOUSE_SECRET. */
      readable: z.boolean(),
      updatedAt: z.string(),
      updatedBy: z.string(),
      lastReadAt: z.string().nullable(),
      lastProblem: z.string().nullable(),
    })
    .nullable(),
});
export type RepositoryAccessState = z.infer<typeof repositoryAccessStateSchema>;
