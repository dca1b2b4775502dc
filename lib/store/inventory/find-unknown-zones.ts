import type { Transaction } from '../transaction';

/** Those of the slugs that are no zone of the inventory. */
export async function findUnknownZones(tx: Transaction, slugs: readonly string[]): Promise<string[]> {
  if (slugs.length === 0) return [];
  const rows = await tx.zone.findMany({ where: { slug: { in: [...slugs] } }, select: { slug: true } });
  const known = new Set(rows.map((row) => row.slug));
  return slugs.filter((slug) => !known.has(slug));
}
