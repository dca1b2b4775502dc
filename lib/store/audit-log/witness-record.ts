import { z } from 'zod';
import { getConfig } from '@/lib/config/config';
import { requireAuthSecret } from '@/lib/config/require-auth-secret';
import { witnessKindSchema } from '@/lib/domain/audit-witness';
import { sql } from '../query';
import { openSecret, sealSecret } from '../webhook-secrets/seal-secret';

const iso = z.date().transform((at) => at.toISOString());
const time = iso.nullable();

/** A stored witness, with what it kept last; its secret is opened, null where it has none or cannot be read. */
export const witnessRowSchema = z
  .object({
    id: z.string(),
    kind: witnessKindSchema,
    name: z.string(),
    place: z.string(),
    branch: z.string().nullable(),
    sealedSecret: z.string().nullable(),
    createdAt: iso,
    createdBy: z.string(),
    pausedAt: time,
    lastTriedAt: time,
    lastProblem: z.string().nullable(),
    readProblem: z.string().nullable(),
    failures: z.number(),
    lastSize: z.string().transform(BigInt).nullable(),
    lastAt: time,
  })
  .transform(({ sealedSecret, ...row }) => ({
    ...row,
    hasSecret: sealedSecret !== null,
    secret: sealedSecret && openSecret(sealedSecret, ownerOfSecret(row.id), requireAuthSecret(getConfig())),
  }));
export type WitnessRecord = z.infer<typeof witnessRowSchema>;

/** The columns of `audit_witness w` and its last row of `audit_anchor a`. */
export const WITNESS_COLUMNS = sql`w.id::text, w.kind, w.name, w.place, w.branch, w.sealed_secret AS "sealedSecret",
  w.created_at AS "createdAt", w.created_by AS "createdBy", w.paused_at AS "pausedAt", w.last_tried_at AS "lastTriedAt",
  w.last_problem AS "lastProblem", w.read_problem AS "readProblem", w.failures, a.size::text AS "lastSize", a.anchored_at AS "lastAt"`;

/** Of each witness the checkpoint over the most entries that it keeps. */
export const LAST_ANCHOR = sql`LEFT JOIN LATERAL (
  SELECT size, anchored_at FROM audit_anchor WHERE witness_id = w.id ORDER BY audit_anchor.size DESC LIMIT 1) a ON TRUE`;

/** A secret encrypted for its witness, as it is stored. */
export const sealWitnessSecret = (id: string, secret: string): string =>
  sealSecret(secret, ownerOfSecret(id), requireAuthSecret(getConfig()));

const ownerOfSecret = (id: string): string => `audit witness/${id}`;
