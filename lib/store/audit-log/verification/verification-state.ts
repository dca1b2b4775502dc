import { z } from 'zod';
import { getPool } from '../../database';
import { queryRows, sql } from '../../query';

const whole = z.string().transform(BigInt);
const rowSchema = z.object({
  verifiedSize: whole,
  checkedAt: z.string().nullable(),
  checkpointSize: whole.nullable(),
  checkpointAt: z.string().nullable(),
  passStartedAt: z.string().nullable(),
  passNext: whole.nullable(),
  lastPassAt: z.string().nullable(),
  lastPassSeconds: z.number().nullable(),
  lastPassEntries: whole.nullable(),
  outboxSince: z.string().nullable(),
});

/** How far the verifier is. `verifiedSize` entries from the first on were verified at least once. */
export type VerificationState = z.infer<typeof rowSchema>;

/** Reads how far the verifier is. */
export async function readVerificationState(): Promise<VerificationState> {
  const rows = await queryRows(
    rowSchema,
    sql`SELECT verified_size::text AS "verifiedSize", ${iso('checked_at')} AS "checkedAt",
          checkpoint_size::text AS "checkpointSize", ${iso('checkpoint_at')} AS "checkpointAt",
          ${iso('pass_started_at')} AS "passStartedAt", pass_next::text AS "passNext",
          ${iso('last_pass_at')} AS "lastPassAt", last_pass_seconds AS "lastPassSeconds",
          last_pass_entries::text AS "lastPassEntries", ${iso('outbox_since')} AS "outboxSince"
        FROM audit_verification`,
  );
  return rows[0] ?? NOTHING_VERIFIED;
}

const NOTHING_VERIFIED: VerificationState = {
  verifiedSize: 0n,
  checkedAt: null,
  checkpointSize: null,
  checkpointAt: null,
  passStartedAt: null,
  passNext: null,
  lastPassAt: null,
  lastPassSeconds: null,
  lastPassEntries: null,
  outboxSince: null,
};

const COLUMNS = ['checked_at', 'checkpoint_at', 'pass_started_at', 'last_pass_at', 'outbox_since'] as const;
const iso = (column: (typeof COLUMNS)[number]) => ({
  ...sql``,
  text: `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
});

/** Writes how far the verifier is, but for what `addVerifiedCounts` moves. */
export async function saveVerificationState(state: Omit<VerificationState, 'verifiedSize'>): Promise<void> {
  await getPool().query(
    `INSERT INTO audit_verification AS v (checked_at, checkpoint_size, checkpoint_at, pass_started_at, pass_next,
       last_pass_at, last_pass_seconds, last_pass_entries, outbox_since) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     ON CONFLICT (one) DO UPDATE SET checked_at = EXCLUDED.checked_at, checkpoint_size = EXCLUDED.checkpoint_size,
       checkpoint_at = EXCLUDED.checkpoint_at, pass_started_at = EXCLUDED.pass_started_at, pass_next = EXCLUDED.pass_next,
       last_pass_at = EXCLUDED.last_pass_at, last_pass_seconds = EXCLUDED.last_pass_seconds,
       last_pass_entries = EXCLUDED.last_pass_entries, outbox_since = EXCLUDED.outbox_since`,
    [
      state.checkedAt,
      state.checkpointSize?.toString() ?? null,
      state.checkpointAt,
      state.passStartedAt,
      state.passNext?.toString() ?? null,
      state.lastPassAt,
      state.lastPassSeconds,
      state.lastPassEntries?.toString() ?? null,
      state.outboxSince,
    ],
  );
}
