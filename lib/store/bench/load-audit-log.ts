import { randomFillSync } from 'node:crypto';
import pg from 'pg';
import { makeEntry, pseudonymOf } from '@/lib/audit-log/make-entry';
import { indexEntries } from '../audit-log/index-entries';
import { writePending } from '../audit-log/pending-entries';
import { getPseudonymKey } from '../audit-log/pseudonym-key';
import { sequencePending } from '../audit-log/sequence-pending';
import { getPool } from '../database';

const STEP = 20_000;
const DAYS = 60;
const ACTORS = 2_000;

/** How the indexes that are built at the end are found, and made again. */
const INDEXES = `
  SELECT indexname AS name, indexdef AS definition FROM pg_indexes
  WHERE tablename IN ('audit_leaf', 'audit_search') AND indexname NOT LIKE '%_pkey'`;

/**
 * Loads entries over the sixty days before `until`, by 2,000 actors, through the sequencer that every entry goes
 * through. Indexes are built at the end: building them while so many come costs more than all else.
 */
export async function loadAuditLog(
  entries: number,
  until: Date,
  ownerUrl: string,
  onStep: (loaded: number) => void,
): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const { rows: indexes } = await owner.query<{ name: string; definition: string }>(INDEXES);
  for (const { name } of indexes) await owner.query(`DROP INDEX "${name}"`);
  // What came before must be findable first, so that the rest is at once.
  while ((await indexEntries(STEP)) !== 0);
  const key = getPseudonymKey();
  const bytes = poolBytes();
  for (let made = 0; made < entries; made += STEP) {
    const step = Array.from({ length: Math.min(STEP, entries - made) }, (_, offset) => {
      const index = made + offset;
      return makeEntry(factsOf(index, entries, until), key, bytes);
    });
    await getPool().query('INSERT INTO audit_pending (count, entries) VALUES ($1, $2)', [
      step.length,
      writePending(step),
    ]);
    // The app's own sequencer may be at it: then it takes them, and they are made findable here.
    while ((await sequencePending(() => until.getTime() * 1_000, STEP, STEP)) === null);
    while ((await indexEntries(STEP)) !== 0);
    onStep(made + step.length);
  }
  await owner.query(`SET maintenance_work_mem = '512MB'`);
  for (const { definition } of indexes) await owner.query(definition);
  await owner.query('VACUUM ANALYZE audit_leaf, audit_sealed, audit_search, audit_tile, audit_actor');
  await owner.end();
}

/** The pseudonym of one of those who act in the loaded log. */
export const loadedActorRef = (turn: number): string =>
  pseudonymOf(getPseudonymKey(), { type: 'user', id: actorIdOf(turn) });

const actorIdOf = (index: number): string => `person-${(index * 7_919) % ACTORS}@bench.example`;

function factsOf(index: number, entries: number, until: Date) {
  return {
    id: idOf(index),
    occurredAt: (until.getTime() - Math.floor(((entries - index) / entries) * DAYS * 86_400_000)) * 1_000,
    actor: { type: 'user', id: actorIdOf(index), name: `Person ${(index * 7_919) % ACTORS}` },
    action: ['secrets.read', 'pods.create', 'roles.bind', 'policy.update', 'session.begin'][index % 5]!,
    targets: [{ type: 'object', id: `team-${index % 40}/object-${index % 100_003}` }],
    zone: `zone-${index % 6}`,
    outcome: index % 40 === 0 ? 'failure' : 'success',
    context: { ip: `10.3.${index % 250}.${index % 241}`, userAgent: 'bench/1.0' },
    data: { source: 'bench', adapter: 'bench' },
  };
}

/** A UUID of version 8 that is scattered as those of events are. */
function idOf(index: number): string {
  const hex = ((BigInt(index) + 1n) * 0x9e3779b97f4a7c15n).toString(16).padStart(16, '0').slice(-16);
  const tail = index.toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(12, 15)}-8000-${tail}`;
}

function poolBytes(): (count: number) => Buffer {
  let pool = Buffer.alloc(0);
  return (count) => {
    if (pool.length < count) pool = randomFillSync(Buffer.alloc(65_536));
    const taken = pool.subarray(0, count);
    pool = pool.subarray(count);
    return taken;
  };
}
