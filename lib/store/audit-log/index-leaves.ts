import type pg from 'pg';
import { listSearchWords } from '@/lib/audit-log/list-search-words';
import { readTargetKey } from '@/lib/domain/audit-filter';
import { formatMicros, type Micros } from '@/lib/domain/timestamp';
import { copyBinary } from '../copy/copy-binary';

/** What a leaf is found by: what it says, and what it commits to. */
export type IndexedLeaf = {
  index: bigint;
  occurredAt: Micros;
  actorType: string;
  actorRef: string;
  action: string;
  targetKeys: readonly string[];
  zone: string | null;
  outcome: string | null;
  source: string;
  sealed: Readonly<Record<string, { value: unknown }>>;
};

type Spell = { firstIndex: bigint; firstAt: Micros; lastAt: Micros; entries: number };

/** Makes leaves findable, in the transaction of the caller: their words, who acted and what they did. */
export async function indexLeaves(client: pg.PoolClient, leaves: readonly IndexedLeaf[]): Promise<void> {
  await copyBinary(
    client,
    'COPY audit_search (leaf_index, words) FROM STDIN (FORMAT binary)',
    leaves,
    (rows, leaf) => {
      rows.startRow(2);
      rows.bigint(Number(leaf.index));
      rows.lexemes(wordsOf(leaf));
    },
  );
  await addActors(client, leaves);
  await addActions(client, leaves);
}

/** The words of a leaf with its erasable values. */
export function wordsOf(
  leaf: Omit<IndexedLeaf, 'index' | 'occurredAt' | 'actorType' | 'actorRef'>,
): string[] {
  const { action, targetKeys, zone, outcome, source, sealed } = leaf;
  const names = sealed['targets.name']?.value;
  return listSearchWords(
    [
      action,
      sealedText(leaf, 'actor.id'),
      sealedText(leaf, 'actor.name'),
      ...targetKeys.map((key) => readTargetKey(key)?.id),
      ...(Array.isArray(names) ? names.filter((name) => typeof name === 'string') : []),
      zone,
      outcome,
      source,
      sealedText(leaf, 'context.ip'),
    ],
    sealed.changes?.value,
  );
}

function sealedText({ sealed }: Pick<IndexedLeaf, 'sealed'>, field: string): string | null {
  const value = sealed[field]?.value;
  return typeof value === 'string' ? value : null;
}

async function addActors(client: pg.PoolClient, leaves: readonly IndexedLeaf[]): Promise<void> {
  const actors = new Map<string, Spell & { type: string; id: string | null; name: string | null }>();
  for (const leaf of leaves) {
    const { actorType: type, actorRef } = leaf;
    const known = actors.get(actorRef);
    actors.set(actorRef, {
      ...extend(known, leaf),
      type,
      id: sealedText(leaf, 'actor.id') ?? known?.id ?? null,
      name: sealedText(leaf, 'actor.name') ?? known?.name ?? null,
    });
  }
  const rows = [...actors.entries()].map(([ref, actor]) => ({ ref, ...actor }));
  await client.query(
    `INSERT INTO audit_actor AS a (ref, type, id, name, first_at, last_at, entries)
     SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::timestamptz[], $7::bigint[])
     ON CONFLICT (ref) DO UPDATE SET
       id = coalesce(EXCLUDED.id, a.id), name = coalesce(EXCLUDED.name, a.name),
       first_at = least(a.first_at, EXCLUDED.first_at), last_at = greatest(a.last_at, EXCLUDED.last_at),
       entries = a.entries + EXCLUDED.entries`,
    [
      rows.map(({ ref }) => ref),
      rows.map(({ type }) => type),
      rows.map(({ id }) => id),
      rows.map(({ name }) => name),
      ...spellColumns(rows),
    ],
  );
}

async function addActions(client: pg.PoolClient, leaves: readonly IndexedLeaf[]): Promise<void> {
  const actions = new Map<string, Spell & { ref: string; action: string }>();
  for (const leaf of leaves) {
    const { action, actorRef: ref } = leaf;
    const key = `${ref} ${action}`;
    actions.set(key, { ...extend(actions.get(key), leaf), ref, action });
  }
  const rows = [...actions.values()];
  await client.query(
    `INSERT INTO audit_actor_action AS a (ref, action, first_index, first_at, last_at, entries)
     SELECT * FROM unnest($1::text[], $2::text[], $3::bigint[], $4::timestamptz[], $5::timestamptz[], $6::bigint[])
     ON CONFLICT (ref, action) DO UPDATE SET
       first_index = CASE WHEN EXCLUDED.first_at < a.first_at THEN EXCLUDED.first_index ELSE a.first_index END,
       first_at = least(a.first_at, EXCLUDED.first_at), last_at = greatest(a.last_at, EXCLUDED.last_at),
       entries = a.entries + EXCLUDED.entries`,
    [
      rows.map(({ ref }) => ref),
      rows.map(({ action }) => action),
      rows.map(({ firstIndex }) => firstIndex.toString()),
      ...spellColumns(rows),
    ],
  );
}

function extend(known: Spell | undefined, { index, occurredAt }: IndexedLeaf): Spell {
  if (!known) return { firstIndex: index, firstAt: occurredAt, lastAt: occurredAt, entries: 1 };
  const isEarlier = occurredAt < known.firstAt;
  return {
    firstIndex: isEarlier ? index : known.firstIndex,
    firstAt: Math.min(known.firstAt, occurredAt),
    lastAt: Math.max(known.lastAt, occurredAt),
    entries: known.entries + 1,
  };
}

const spellColumns = (rows: readonly Spell[]): [string[], string[], number[]] => [
  rows.map(({ firstAt }) => formatMicros(firstAt)),
  rows.map(({ lastAt }) => formatMicros(lastAt)),
  rows.map(({ entries }) => entries),
];
