import { canonicalizeJson } from '@/lib/audit-log/canonicalize-json';
import { formatCheckpoint } from '@/lib/audit-log/checkpoint';
import { EMPTY_FRONTIER, appendLeaf, rootOf, type CompletedNode } from '@/lib/audit-log/frontier';
import { hashLeaf } from '@/lib/audit-log/hash';
import { signNote, type Signer } from '@/lib/audit-log/signed-note';
import { TILE_WIDTH } from '@/lib/audit-log/tiles';
import { getOwnerPool } from './owner-pool';

const TABLES = [
  'audit_leaf',
  'audit_sealed',
  'audit_search',
  'audit_actor',
  'audit_actor_action',
  'audit_tile',
  'audit_head',
  'audit_checkpoint',
  'audit_key',
  'audit_finding',
  'audit_verified_count',
  'audit_verification',
  'alert_case',
  'event_key',
  'event',
  'series',
  'rollup',
] as const;

/** Runs statements as the owner of the database does who first takes the triggers away. */
export async function asOwner(...statements: string[]): Promise<void> {
  const guarded = ['audit_leaf', 'audit_checkpoint', 'audit_finding'];
  for (const table of guarded) await getOwnerPool().query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  for (const statement of statements) await getOwnerPool().query(statement);
  for (const table of guarded) await getOwnerPool().query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
}

/** Takes a copy of the database, as far as the audit log and its alerts are concerned. */
export async function copyDatabase(name: string): Promise<void> {
  await getOwnerPool().query(`DROP SCHEMA IF EXISTS ${name} CASCADE`);
  await getOwnerPool().query(`CREATE SCHEMA ${name}`);
  for (const table of TABLES)
    await getOwnerPool().query(`CREATE TABLE ${name}.${table} AS TABLE public.${table}`);
}

/** Puts such a copy in the place of the database. */
export const restoreDatabase = (name: string): Promise<void> =>
  asOwner(
    ...TABLES.flatMap((table) => [
      `TRUNCATE public.${table} CASCADE`,
      `INSERT INTO public.${table} OVERRIDING SYSTEM VALUE SELECT * FROM ${name}.${table}`,
    ]),
  );

/** Makes hashes, tree and head anew from the leaves, whatever they are: what an attacker does who knows how. */
export async function rebuildTree(): Promise<{ size: bigint; rootAt: Map<bigint, Buffer> }> {
  const { rows } = await getOwnerPool().query<{ leaf: Buffer }>(
    'SELECT leaf FROM audit_leaf ORDER BY leaf_index',
  );
  let tree = EMPTY_FRONTIER;
  const completed: CompletedNode[] = [];
  const rootAt = new Map<bigint, Buffer>();
  for (const { leaf } of rows) {
    const step = appendLeaf(tree, hashLeaf(leaf));
    tree = step.frontier;
    completed.push(...step.completed);
    rootAt.set(tree.size, rootOf(tree));
  }
  await asOwner(
    `UPDATE audit_leaf SET leaf_hash = sha256('\\x00'::bytea || leaf)`,
    'DELETE FROM audit_tile',
    `UPDATE audit_head SET size = ${tree.size}, frontier = '\\x${Buffer.concat(tree.roots).toString('hex')}',
       root = '\\x${rootOf(tree).toString('hex')}'`,
  );
  for (const { level, index, hash } of completed.filter((node) => node.level % 8 === 0))
    await getOwnerPool().query(
      `INSERT INTO audit_tile AS t VALUES ($1, $2, $3)
       ON CONFLICT (level, index) DO UPDATE SET hashes = t.hashes || EXCLUDED.hashes`,
      [level / 8, (index / BigInt(TILE_WIDTH)).toString(), hash],
    );
  return { size: tree.size, rootAt };
}

/** Puts checkpoints of the tree as it is now in the place of all others, by any signer. */
export async function signAnew(
  signer: Signer,
  origin: string,
  { rootAt }: { rootAt: Map<bigint, Buffer> },
): Promise<string[]> {
  const { rows } = await getOwnerPool().query<{ size: string }>(
    'SELECT size FROM audit_checkpoint ORDER BY size',
  );
  const sizes = rows.map(({ size }) => BigInt(size)).filter((size) => rootAt.has(size));
  const notes = sizes.map((size) =>
    signNote(formatCheckpoint({ origin, size, root: rootAt.get(size)! }), [signer]),
  );
  await asOwner('DELETE FROM audit_checkpoint');
  for (const [place, size] of sizes.entries())
    await getOwnerPool().query(
      'INSERT INTO audit_checkpoint (size, note, signed_at) VALUES ($1, $2, now())',
      [size.toString(), notes[place]],
    );
  return notes;
}

/** The leaf of an entry with other fields, as bytes for SQL. */
export async function otherLeaf(index: number, fields: object): Promise<string> {
  const { rows } = await getOwnerPool().query<{ leaf: Buffer }>(
    'SELECT leaf FROM audit_leaf WHERE leaf_index = $1',
    [index],
  );
  const entry = JSON.parse(rows[0]!.leaf.toString()) as object;
  return `'\\x${canonicalizeJson({ ...entry, ...fields }).toString('hex')}'::bytea`;
}
