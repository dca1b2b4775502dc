import { z } from 'zod';
import type { WitnessKind } from '@/lib/domain/audit-witness';
import { getPool } from '../database';
import { queryRows, sql } from '../query';
import type { Transaction } from '../transaction';
import {
  LAST_ANCHOR,
  sealWitnessSecret,
  WITNESS_COLUMNS,
  witnessRowSchema,
  type WitnessRecord,
} from './witness-record';

/** The witnesses that were not removed, first added first. */
export const listWitnesses = (): Promise<WitnessRecord[]> =>
  queryRows(
    witnessRowSchema,
    sql`SELECT ${WITNESS_COLUMNS} FROM audit_witness w ${LAST_ANCHOR} WHERE w.removed_at IS NULL ORDER BY w.created_at, w.id`,
  );

/** Adds a witness; its secret is encrypted. */
export async function insertWitness(
  tx: Transaction,
  witness: {
    id: string;
    kind: WitnessKind;
    name: string;
    place: string;
    branch: string | null;
    secret: string | null;
    createdAt: Date;
    createdBy: string;
  },
): Promise<void> {
  const { secret, ...data } = witness;
  await tx.auditWitness.create({
    data: { ...data, sealedSecret: secret && sealWitnessSecret(witness.id, secret) },
  });
}

/** Pauses, resumes or removes a witness that was not removed, and returns its name; null where there is none. */
export async function changeWitness(
  tx: Transaction,
  id: string,
  change: { pausedAt: Date | null } | { removedAt: Date },
): Promise<{ name: string; kind: string } | null> {
  const { count } = await tx.auditWitness.updateMany({
    where: { id, removedAt: null },
    // Whoever resumes a witness wants to see it tried, not the wait after its last failure.
    data: { ...change, nextTryAt: null, failures: 0 },
  });
  return count === 0
    ? null
    : tx.auditWitness.findUnique({ where: { id }, select: { name: true, kind: true } });
}

/**
 * Takes a witness for one attempt, until `until` at the longest: false where another attempt is under way, or it was
 * removed. With `isDue` only where its time has come and it is not paused.
 */
export async function claimWitness(
  id: string,
  { now, until, isDue }: { now: Date; until: Date; isDue: boolean },
): Promise<boolean> {
  const { rowCount } = await getPool().query(
    `UPDATE audit_witness SET claimed_until = $3, last_tried_at = $2
     WHERE id = $1 AND removed_at IS NULL AND (claimed_until IS NULL OR claimed_until <= $2)
       AND (NOT $4 OR (paused_at IS NULL AND (next_try_at IS NULL OR next_try_at <= $2)))`,
    [id, now, until, isDue],
  );
  return rowCount === 1;
}

/** Notes that a witness keeps a checkpoint, and when the next one is due. */
export async function addAnchor(
  id: string,
  { size, note }: { size: bigint; note: string },
  { now, next }: { now: Date; next: Date },
): Promise<void> {
  await getPool().query(
    `WITH kept AS (INSERT INTO audit_anchor (witness_id, size, note, anchored_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING)
     UPDATE audit_witness SET last_problem = NULL, failures = 0, next_try_at = $5, claimed_until = NULL WHERE id = $1`,
    [id, size.toString(), note, now, next],
  );
}

/** Notes that an attempt failed, in a sentence, and when the next one may be made. */
export async function noteWitnessProblem(id: string, problem: string, next: Date): Promise<void> {
  await getPool().query(
    `UPDATE audit_witness SET last_problem = $2, failures = failures + 1, next_try_at = $3, claimed_until = NULL WHERE id = $1`,
    [id, problem.slice(0, 500), next],
  );
}

/** Notes why what a witness keeps could not be read back, or what it lost, in a sentence; null where nothing is wrong. */
export async function noteReadProblem(id: string, problem: string | null): Promise<void> {
  await getPool().query(
    'UPDATE audit_witness SET read_problem = $2 WHERE id = $1 AND read_problem IS DISTINCT FROM $2',
    [id, problem?.slice(0, 500) ?? null],
  );
}

const sentSchema = z.object({ note: z.string() });

/** The checkpoints that a witness was noted to keep, the largest first: `limit` at most. */
export async function listAnchors(id: string, limit: number): Promise<string[]> {
  const rows = await queryRows(
    sentSchema,
    sql`SELECT note FROM audit_anchor WHERE witness_id = ${id}::uuid ORDER BY audit_anchor.size DESC LIMIT ${limit}`,
  );
  return rows.map(({ note }) => note);
}
