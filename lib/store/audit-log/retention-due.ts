import { z } from 'zod';
import { classOfAction, type AuditClass } from '@/lib/domain/audit-retention/audit-class';
import { findRetentionRule, type RetentionRule } from '@/lib/domain/audit-retention/retention-rule';
import { queryRows, sql, type Sql } from '../query';

const DAY_MS = 86_400_000;

/** Entries of one zone, source and action, and the rule that holds for them: due when recorded before the time. */
export type DueGroup = { zone: string | null; source: string; action: string; before: Date; rule: number };

const cutoffOf = (days: number, now: Date): Date => new Date(now.getTime() - days * DAY_MS);

/**
 * What of the log is old enough for any rule, in groups, each with its rule (its place in `rules`). What the log says of
 * itself is in none: it goes with the beginning of the log only. Time counts from the recording, which no source can
 * date back.
 */
export async function listDueGroups(rules: readonly RetentionRule[], now: Date): Promise<DueGroup[]> {
  const days = rules.flatMap((rule) => rule.days ?? []);
  if (days.length === 0) return [];
  const rows = await queryRows(
    z.object({ zone: z.string().nullable(), source: z.string(), action: z.string() }),
    sql`SELECT DISTINCT zone, source, action FROM audit_leaf
        WHERE leaf IS NOT NULL AND recorded_at < ${cutoffOf(Math.min(...days), now)}`,
  );
  return rows.flatMap((row) => {
    const of: AuditClass = classOfAction(row.source, row.action);
    const rule = of === 'log' ? null : findRetentionRule(rules, { zone: row.zone, class: of });
    return rule?.days ? [{ ...row, before: cutoffOf(rule.days, now), rule: rules.indexOf(rule) }] : [];
  });
}

const joinGroups = (groups: readonly DueGroup[]): Sql => sql`audit_leaf l JOIN unnest(
    ${groups.map(({ zone }) => zone)}::text[], ${groups.map(({ source }) => source)}::text[],
    ${groups.map(({ action }) => action)}::text[], ${groups.map(({ before }) => before.toISOString())}::timestamptz[],
    ${groups.map(({ rule }) => rule)}::int[]) AS g(zone, source, action, before, rule)
  ON l.source = g.source AND l.action = g.action AND l.zone IS NOT DISTINCT FROM g.zone AND l.recorded_at < g.before
    AND l.leaf IS NOT NULL`;

/** How many entries are due, and how many of those legal holds keep, by rule. */
export async function countDue(
  groups: readonly DueGroup[],
): Promise<{ rule: number; due: number; held: number }[]> {
  const countOf = (more: Sql) =>
    queryRows(
      z.object({ rule: z.number().int(), count: z.number().int() }),
      sql`SELECT g.rule, count(*)::int AS count FROM ${joinGroups(groups)} ${more} GROUP BY 1 ORDER BY 1`,
    );
  const [due, held] = await Promise.all([
    countOf(sql``),
    countOf(sql`JOIN (SELECT DISTINCT leaf_index FROM audit_held) d ON d.leaf_index = l.leaf_index`),
  ]);
  return due.map(({ rule, count }) => ({
    rule,
    due: count,
    held: held.find((row) => row.rule === rule)?.count ?? 0,
  }));
}

/** The first entries after an index that are due and not held. */
export async function pickDue(groups: readonly DueGroup[], after: bigint, limit: number): Promise<bigint[]> {
  const rows = await queryRows(
    z.object({ index: z.string().transform(BigInt) }),
    sql`SELECT l.leaf_index AS index FROM ${joinGroups(groups)}
        WHERE l.leaf_index > ${after.toString()}
          AND NOT EXISTS (SELECT FROM audit_held d WHERE d.leaf_index = l.leaf_index)
        ORDER BY 1 LIMIT ${limit}`,
  );
  return rows.map(({ index }) => index);
}

/** How many entries have nothing left but their hash, of those that were not dropped. */
export async function countErasedLeaves(): Promise<number> {
  const [row] = await queryRows(
    z.object({ count: z.number().int() }),
    sql`SELECT count(*)::int AS count FROM audit_erasure WHERE field = 'leaf'`,
  );
  return row!.count;
}

/** The zones that entries name. */
export const listEntryZones = async (): Promise<string[]> =>
  (
    await queryRows(
      z.object({ zone: z.string() }),
      sql`SELECT DISTINCT zone FROM audit_leaf WHERE zone IS NOT NULL ORDER BY 1`,
    )
  ).map(({ zone }) => zone);
