import { z } from 'zod';
import type { AuditEntry } from '@/lib/domain/read-models/audit';
import { sql } from '../query';

/** Columns of `audit_leaf l LEFT JOIN audit_sealed s` from which `entryRow` makes an entry. */
export const ENTRY_COLUMNS = sql`l.leaf_index::text AS index, l.id,
  to_char(l.occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "occurredAt",
  to_char(l.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "recordedAt",
  l.actor_type AS "actorType", l.actor_ref AS "actorRef", l.action, l.zone, l.source, l.outcome, l.leaf,
  l.leaf_hash AS "leafHash", s.fields AS sealed`;

/** Where an entry and what it commits to stand. */
export const ENTRY_TABLES = sql`audit_leaf l LEFT JOIN audit_sealed s ON s.leaf_index = l.leaf_index`;

const leafSchema = z.object({
  targets: z.array(z.object({ type: z.string(), id: z.string() })).default([]),
  data: z.record(z.string(), z.unknown()).default({}),
  sealed: z.record(z.string(), z.string()).default({}),
});

/** An entry with all that is known of it. What was erased is null. */
export const entryRow = z
  .object({
    index: z.string(),
    id: z.string(),
    occurredAt: z.string(),
    recordedAt: z.string(),
    actorType: z.string(),
    actorRef: z.string(),
    action: z.string(),
    zone: z.string().nullable(),
    source: z.string(),
    outcome: z.string().nullable(),
    leaf: z.instanceof(Buffer).nullable(),
    leafHash: z.instanceof(Buffer),
    sealed: z.record(z.string(), z.object({ salt: z.string(), value: z.unknown() })).nullable(),
  })
  .transform(({ actorType, actorRef, leaf, leafHash, sealed, ...row }): AuditEntry => {
    const said = readLeaf(leaf);
    const kept = sealed ?? {};
    const textOf = (field: string) => asText(kept[field]?.value);
    const names = kept['targets.name']?.value;
    const context = {
      ip: textOf('context.ip'),
      userAgent: textOf('context.userAgent'),
      location: textOf('context.location'),
    };
    return {
      ...row,
      actor: { type: actorType, ref: actorRef, id: textOf('actor.id'), name: textOf('actor.name') },
      targets: said.targets.map((target, place) => ({
        ...target,
        name: Array.isArray(names) ? asText(names[place]) : null,
      })),
      environment: asText(said.data.environment),
      service: asText(said.data.service),
      ip: context.ip,
      erased: leaf === null ? ['leaf'] : Object.keys(said.sealed).filter((field) => !kept[field]),
      context,
      changes: kept.changes?.value ?? null,
      data: said.data,
      leaf: leaf?.toString('base64') ?? null,
      leafHash: leafHash.toString('base64'),
      sealed: kept,
    };
  });

/** A leaf that somebody broke must still be shown: what of it cannot be read is missing. */
function readLeaf(leaf: Buffer | null): z.infer<typeof leafSchema> {
  try {
    return leafSchema.parse(leaf === null ? {} : JSON.parse(leaf.toString('utf8')));
  } catch {
    return leafSchema.parse({});
  }
}

const asText = (value: unknown): string | null => (typeof value === 'string' ? value : null);
