import type { Transaction } from '../transaction';

/**
 * Erases the originals of events whose entries lost something: they hold it in clear. An original may be that of several
 * events, and goes from all of them. Roll-ups stay true: what stands in its place is as long as it was. The checksum
 * that tells repeats from conflicts goes too, since a guess could be held against it.
 */
export async function eraseEventCopies(
  tx: Transaction,
  indexes: readonly string[],
  fields: readonly string[],
): Promise<void> {
  const noActor = fields.includes('leaf') || fields.includes('actor.id');
  const noTargets = fields.includes('leaf') || fields.includes('targets');
  await tx.$executeRaw`
    WITH original AS (
      SELECT DISTINCT e.occurred_at, e.source, e.payload, e.principal, e.resource
      FROM audit_leaf l JOIN event e ON e.occurred_at = l.occurred_at AND e.id = l.id
      WHERE l.leaf_index = ANY(${[...indexes]}::bigint[])
    ), copies AS (
      UPDATE event e SET
        payload = rpad('{"erased":true}', greatest(octet_length(e.payload), 15)),
        principal = CASE WHEN ${noActor} AND e.principal = o.principal THEN NULL ELSE e.principal END,
        subject = CASE WHEN ${noActor} AND e.subject = o.principal THEN NULL ELSE e.subject END,
        resource = CASE WHEN ${noTargets} AND e.resource = o.resource THEN NULL ELSE e.resource END
      FROM original o
      WHERE e.occurred_at = o.occurred_at AND e.source = o.source AND e.payload = o.payload
      RETURNING e.id
    )
    UPDATE event_key k SET body_hash = 0 FROM copies c WHERE k.id = c.id`;
}
