import { z } from 'zod';
import { witnessKindSchema } from '../audit-witness';

/** Who keeps checkpoints of the audit log outside, and which one last. */
export const auditWitnessesSchema = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      kind: witnessKindSchema,
      name: z.string(),
      /** A path or an address. */
      place: z.string(),
      branch: z.string().nullable(),
      createdAt: z.string(),
      createdBy: z.string(),
      pausedAt: z.string().nullable(),
      /** The checkpoint over the most entries that it keeps, and since when. */
      lastSize: z.string().nullable(),
      lastAt: z.string().nullable(),
      lastTriedAt: z.string().nullable(),
      lastProblem: z.string().nullable(),
      /** Why what it keeps cannot be read back, or that it lost what it was given. */
      readProblem: z.string().nullable(),
    }),
  ),
  /** The newest checkpoint of the log; null before the first. */
  latest: z.object({ size: z.string(), signedAt: z.string() }).nullable(),
  /** When any witness kept a checkpoint last. */
  newestAt: z.string().nullable(),
  /** Whether that is longer ago than is allowed, where there are witnesses. */
  isOld: z.boolean(),
  allowedMinutes: z.number(),
  /** The role in which the app uses the database, and the tables of the log that it could change nevertheless. */
  protection: z.object({ role: z.string(), changeable: z.array(z.string()) }),
});
export type AuditWitnesses = z.infer<typeof auditWitnessesSchema>;
export type AuditWitness = AuditWitnesses['items'][number];

export const triedWitnessSchema = z.object({ size: z.string(), problem: z.string().nullable() });
export const addedWitnessSchema = z.object({
  id: z.string(),
  /** What signs a webhook; shown this one time. */
  secret: z.string().nullable(),
});
export const changeWitnessSchema = z.object({ paused: z.boolean() });
