import { listWords } from '@/lib/audit-log/list-search-words';
import type { AuditLimit } from '@/lib/domain/roles';
import type { Window } from '@/lib/domain/time-range';
import { allOf, sql, type Sql } from '../query';

/** Which entries: all that is given must hold. */
export type EntryConditions = {
  /** By when it happened; absent for all times. */
  window?: Window;
  /** Null for every zone. Entries without a zone belong to none. */
  zones?: readonly string[] | null;
  actor?: string;
  action?: string;
  /** As `type:id`. */
  target?: string;
  source?: string;
  outcome?: string;
  q?: string;
  /** What the reader may see at most, whatever was asked for. */
  limit?: AuditLimit | null;
};

/** The condition over `audit_leaf l`. */
export function entryConditions(filter: EntryConditions): Sql {
  const { window, zones, actor, action, target, source, outcome, q, limit } = filter;
  const conditions: Sql[] = [];
  if (window) conditions.push(sql`l.occurred_at >= ${window.from} AND l.occurred_at < ${window.to}`);
  if (zones) conditions.push(sql`l.zone = ANY(${zones})`);
  if (actor !== undefined) conditions.push(sql`l.actor_ref = ${actor}`);
  if (action !== undefined) conditions.push(sql`l.action = ${action}`);
  if (target !== undefined) conditions.push(sql`l.target_keys @> ARRAY[${target}]::text[]`);
  if (source !== undefined) conditions.push(sql`l.source = ${source}`);
  if (outcome !== undefined) conditions.push(sql`l.outcome = ${outcome}`);
  if (limit?.actorRef) conditions.push(sql`l.actor_ref = ${limit.actorRef}`);
  if (limit?.target) conditions.push(sql`l.target_keys @> ARRAY[${limit.target}]::text[]`);
  if (q !== undefined) conditions.push(sql`l.leaf_index IN (${foundBy(q)})`);
  return allOf(conditions);
}

function foundBy(text: string): Sql {
  const words = [...new Set(listWords(text))];
  if (words.length === 0) return sql`SELECT NULL::bigint`;
  // Words hold no quotes or backslashes but those inside of an address: both are doubled for the query's own syntax.
  const query = words.map((word) => `'${word.replaceAll(/['\\]/g, '$&$&')}':*`).join(' & ');
  return sql`SELECT leaf_index FROM audit_search WHERE words @@ ${query}::tsquery`;
}
