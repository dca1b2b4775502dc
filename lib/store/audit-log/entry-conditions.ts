import { listWords } from '@/lib/audit-log/list-search-words';
import type { AuditLimit } from '@/lib/domain/roles';
import type { Window } from '@/lib/domain/time-range';
import { allOf, sql, type Sql } from '../query';

/** Which entries: all that is given must hold. */
export type EntryConditions = {
  /** By when it happened; absent for all times. */
  window?: Window;
  /** Only these entries. */
  ids?: readonly string[];
  /** Only entries from this place of the log on, a whole number in decimal. */
  fromIndex?: string;
  /** Null for every zone. Entries without a zone belong to none. */
  zones?: readonly string[] | null;
  actor?: string;
  action?: string;
  /** As `type:id`. */
  target?: string;
  source?: string;
  outcome?: string;
  q?: string;
  /** The id of an entry that is left out. */
  except?: string;
  /** What the reader may see at most, whatever was asked for. */
  limit?: AuditLimit | null;
};

/** The condition over `audit_leaf l`. */
export function entryConditions(filter: EntryConditions): Sql {
  const { window, ids, fromIndex, zones, actor, action, target, source, outcome, q, except, limit } = filter;
  const conditions: Sql[] = [];
  if (window) conditions.push(sql`l.occurred_at >= ${window.from} AND l.occurred_at < ${window.to}`);
  if (ids) conditions.push(sql`l.id = ANY(${ids}::uuid[])`);
  if (fromIndex !== undefined) conditions.push(sql`l.leaf_index >= ${fromIndex}::bigint`);
  if (zones) conditions.push(sql`l.zone = ANY(${zones})`);
  if (actor !== undefined) conditions.push(sql`l.actor_ref = ${actor}`);
  if (action !== undefined) conditions.push(sql`l.action = ${action}`);
  if (target !== undefined) conditions.push(sql`l.target_keys @> ARRAY[${target}]::text[]`);
  if (source !== undefined) conditions.push(sql`l.source = ${source}`);
  if (outcome !== undefined) conditions.push(sql`l.outcome = ${outcome}`);
  if (limit?.actorRef) conditions.push(sql`l.actor_ref = ${limit.actorRef}`);
  if (limit?.target) conditions.push(sql`l.target_keys @> ARRAY[${limit.target}]::text[]`);
  if (q !== undefined) conditions.push(sql`l.leaf_index IN (${foundBy(q)})`);
  if (except !== undefined) conditions.push(sql`l.id <> ${except}::uuid`);
  return allOf(conditions);
}

function foundBy(text: string): Sql {
  const words = [...new Set(listWords(text))];
  if (words.length === 0) return sql`SELECT NULL::bigint`;
  // Words hold no quotes or backslashes but those inside of an address: both are doubled for the query's own syntax.
  const query = words.map((word) => `'${word.replaceAll(/['\\]/g, '$&$&')}':*`).join(' & ');
  return sql`SELECT leaf_index FROM audit_search WHERE words @@ ${query}::tsquery`;
}
