import { legalHoldSchema, type LegalHold } from '@/lib/domain/read-models/audit-retention';
import { queryRows, sql } from '../query';
import type { Transaction } from '../transaction';
import { HOLDS_LOCK } from './refuse-held';

/** What a hold covers: all that is given must hold, and what is null covers everything. */
export type HoldScope = {
  zone: string | null;
  actorRef: string | null;
  /** As `type:id`. */
  target: string | null;
  /** By when it happened. */
  from: Date | null;
  to: Date | null;
};

/** Keeps a hold. Erasures that began before end before it; those that begin after it are refused. */
export async function insertHold(
  tx: Transaction,
  hold: HoldScope & { id: string; reason: string; setBy: string },
  now: Date,
): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${HOLDS_LOCK})`;
  const { id, zone, actorRef, target, from, to, reason, setBy } = hold;
  await tx.auditHold.create({
    data: { id, zone, actorRef, target, periodFrom: from, periodTo: to, reason, setBy, setAt: now },
  });
}

/** Ends a hold that stands; false where there is none of this id. */
export async function releaseStoredHold(
  tx: Transaction,
  id: string,
  release: { by: string; reason: string },
  now: Date,
): Promise<boolean> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${HOLDS_LOCK})`;
  const { count } = await tx.auditHold.updateMany({
    where: { id, releasedAt: null },
    data: { releasedBy: release.by, releasedAt: now, releaseReason: release.reason },
  });
  return count === 1;
}

/** Every legal hold with how many entries it keeps now: those that stand first, then the last set. */
export const listHolds = (): Promise<LegalHold[]> =>
  queryRows(
    legalHoldSchema,
    sql`SELECT h.id, h.zone, h.actor_ref AS "actorRef", a.name AS "actorName", a.id AS "actorId", h.target,
          to_char(h.period_from AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "from",
          to_char(h.period_to AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "to", h.reason,
          h.set_by AS "setBy", to_char(h.set_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "setAt",
          h.released_by AS "releasedBy",
          to_char(h.released_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "releasedAt",
          h.release_reason AS "releaseReason",
          CASE WHEN h.released_at IS NULL
            THEN (SELECT count(*)::int FROM audit_held d WHERE d.hold_id = h.id) END AS entries
        FROM audit_hold h LEFT JOIN audit_actor a ON a.ref = h.actor_ref
        ORDER BY (h.released_at IS NULL) DESC, h.set_at DESC, h.id`,
  );
