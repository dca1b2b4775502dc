import pg from 'pg';
import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from './generated/client';
import { getConfig } from '@/lib/config/config';
import { GatehouseError } from '@/lib/domain/errors';
import { getLog } from '@/lib/telemetry/log';

type Database = { url: string; pool: pg.Pool; prisma: PrismaClient };

// One per process, also where the bundler makes several copies of this module.
const holder = globalThis as typeof globalThis & { gatehouseDatabase?: Database | null };

function connect(url: string): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: 12,
    application_name: 'gatehouse',
    connectionTimeoutMillis: 10_000,
    // Times travel as text with microseconds and an offset; the session speaks UTC.
    options: '-c TimeZone=UTC -c DateStyle=ISO',
  });
  // A connection that is lost in use fails its query, which is where it is dealt with; but an "error"
  // event that nobody hears would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  pool.on('error', (error) => getLog().warn({ error: error.message }, 'idle database connection lost'));
  return { url, pool, prisma: new PrismaClient({ adapter: new PrismaPg(pool) }) };
}

function getDatabase(): Database {
  const url = getConfig().databaseUrl;
  if (!url)
    throw new GatehouseError('store-unavailable', 'No database is configured.', { retryAfterSeconds: 5 });
  return (holder.gatehouseDatabase ??= connect(url));
}

/** The connection pool for raw SQL. Throws `store-unavailable` when no database is configured. */
export const getPool = (): pg.Pool => getDatabase().pool;

/** The Prisma client, on the same pool. */
export const getPrisma = (): PrismaClient => getDatabase().prisma;

/** Ends the pool; the next `getPool` connects afresh with the then current configuration. */
export async function closeDatabase(): Promise<void> {
  const database = holder.gatehouseDatabase;
  holder.gatehouseDatabase = null;
  if (!database) return;
  await database.prisma.$disconnect();
  await database.pool.end().catch(() => undefined);
}
