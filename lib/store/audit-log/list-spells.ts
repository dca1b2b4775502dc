import { z } from 'zod';
import type { ActionSpell, ActorSpell } from '@/lib/domain/read-models/audit-parties';
import type { Window } from '@/lib/domain/time-range';
import { queryRows, sql } from '../query';
import { entryConditions, type EntryConditions } from './entry-conditions';

const count = z.string().transform(Number);
const spellRow = z.object({
  entries: count,
  inWindow: count,
  firstAt: z.string(),
  lastAt: z.string(),
  isNew: z.boolean(),
  firstEntryId: z.string().nullable(),
});
const actionRow = spellRow.extend({ action: z.string() });
const actorRow = spellRow.extend({
  ref: z.string(),
  type: z.string(),
  id: z.string().nullable(),
  name: z.string().nullable(),
});

const MAX_SPELLS = 500;

const timeText = (column: 'first_at' | 'last_at') =>
  column === 'first_at'
    ? sql`to_char(g.first_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
    : sql`to_char(g.last_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** All that was ever done, by action, last done first: 500 at most. The filter has no window of its own. */
export function listActionSpells(
  filter: Omit<EntryConditions, 'window'>,
  window: Window,
): Promise<ActionSpell[]> {
  const inWindow = entryConditions({ window });
  return queryRows(
    actionRow,
    sql`WITH grouped AS (
          SELECT l.action, count(*) AS entries, count(*) FILTER (WHERE ${inWindow}) AS in_window,
            min(l.occurred_at) AS first_at, max(l.occurred_at) AS last_at
          FROM audit_leaf l WHERE ${entryConditions(filter)} GROUP BY l.action
          ORDER BY last_at DESC, l.action LIMIT ${MAX_SPELLS})
        SELECT g.action, g.entries::text, g.in_window::text AS "inWindow", ${timeText('first_at')} AS "firstAt",
          ${timeText('last_at')} AS "lastAt", g.first_at >= ${window.from} AS "isNew", f.id AS "firstEntryId"
        FROM grouped g LEFT JOIN LATERAL (
          SELECT l.id FROM audit_leaf l
          WHERE ${entryConditions(filter)} AND l.occurred_at = g.first_at AND l.action = g.action
          ORDER BY l.leaf_index LIMIT 1) f ON TRUE
        ORDER BY g.last_at DESC, g.action`,
  );
}

/** Whoever did something, last first, with the name that is known: 500 at most. The filter has no window of its own. */
export function listActorSpells(
  filter: Omit<EntryConditions, 'window'>,
  window: Window,
): Promise<ActorSpell[]> {
  const inWindow = entryConditions({ window });
  return queryRows(
    actorRow,
    sql`WITH grouped AS (
          SELECT l.actor_ref, min(l.actor_type) AS type, count(*) AS entries,
            count(*) FILTER (WHERE ${inWindow}) AS in_window,
            min(l.occurred_at) AS first_at, max(l.occurred_at) AS last_at
          FROM audit_leaf l WHERE ${entryConditions(filter)} GROUP BY l.actor_ref
          ORDER BY last_at DESC, l.actor_ref LIMIT ${MAX_SPELLS})
        SELECT g.actor_ref AS ref, g.type, a.id, a.name, g.entries::text, g.in_window::text AS "inWindow",
          ${timeText('first_at')} AS "firstAt", ${timeText('last_at')} AS "lastAt",
          g.first_at >= ${window.from} AS "isNew", f.id AS "firstEntryId"
        FROM grouped g LEFT JOIN audit_actor a ON a.ref = g.actor_ref LEFT JOIN LATERAL (
          SELECT l.id FROM audit_leaf l
          WHERE ${entryConditions(filter)} AND l.occurred_at = g.first_at AND l.actor_ref = g.actor_ref
          ORDER BY l.leaf_index LIMIT 1) f ON TRUE
        ORDER BY g.last_at DESC, g.actor_ref`,
  );
}

/**
 * All that an actor ever did, by action, last done first, from the sums that the sequencer keeps: for readers of every
 * zone, since the sums know none.
 */
export function listKnownActionSpells(ref: string, window: Window): Promise<ActionSpell[]> {
  return queryRows(
    actionRow,
    sql`SELECT g.action, g.entries::text, coalesce(w.entries, 0)::text AS "inWindow", ${timeText('first_at')} AS "firstAt",
          ${timeText('last_at')} AS "lastAt", g.first_at >= ${window.from} AS "isNew", f.id AS "firstEntryId"
        FROM audit_actor_action g
        LEFT JOIN audit_leaf f ON f.leaf_index = g.first_index
        LEFT JOIN (
          SELECT l.action, count(*) AS entries FROM audit_leaf l
          WHERE ${entryConditions({ actor: ref, window })} GROUP BY l.action) w ON w.action = g.action
        WHERE g.ref = ${ref} ORDER BY g.last_at DESC, g.action LIMIT ${MAX_SPELLS}`,
  );
}
