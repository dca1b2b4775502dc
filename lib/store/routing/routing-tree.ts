import { routingTreeSchema, type Route } from '@/lib/domain/alerting/routing';
import { getPrisma } from '../database';
import { jsonParameter } from '../json-parameter';
import type { Transaction } from '../transaction';

/** A version of the tree of routes. */
export type RoutingTreeRecord = { version: number; tree: Route; at: Date; by: string };

/** The tree that holds; null before the first. */
export async function readRoutingTree(client: Transaction = getPrisma()): Promise<RoutingTreeRecord | null> {
  const row = await client.routingTree.findFirst({ orderBy: { version: 'desc' } });
  return row && { ...row, tree: routingTreeSchema.parse(row.tree) };
}

/** The tree that holds; no other version comes until the transaction ends. */
export async function lockRoutingTree(tx: Transaction): Promise<RoutingTreeRecord | null> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('gatehouse_routing_tree'))`;
  return readRoutingTree(tx);
}

/** Adds a version, which holds from the commit on. */
export async function insertRoutingTree(
  tx: Transaction,
  { version, tree, at, by }: RoutingTreeRecord,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO routing_tree (version, tree, at, by)
    VALUES (${version}, ${jsonParameter(tree)}::jsonb, ${at}::timestamptz, ${by})`;
}
