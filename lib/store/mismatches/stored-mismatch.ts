import { z } from 'zod';

/** An environment that runs another revision than the newest; times are milliseconds since 1970. */
export const storedMismatchSchema = z.object({
  driftId: z.string(),
  policy: z.string(),
  environment: z.string(),
  zone: z.string().nullable(),
  revision: z.string(),
  newest: z.string(),
  startedAt: z.number(),
  noticedAt: z.number(),
  /** Null until it is older than the bound. */
  reportedAt: z.number().nullable(),
  /** Null while it lasts. */
  endedAt: z.number().nullable(),
});
export type StoredMismatch = z.infer<typeof storedMismatchSchema>;
