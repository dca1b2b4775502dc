import { z } from 'zod';
import { sql, type Sql } from '../query';

/** The columns of `series s` that sums may be told apart by, each under the name that it has in a row. */
export const SERIES_DIMENSIONS = {
  kind: sql`s.kind`,
  outcome: sql`s.outcome`,
  source: sql`s.source`,
  zone: sql`s.zone`,
  service: sql`s.service`,
  environment: sql`s.environment`,
  policy: sql`s.policy`,
  targetZone: sql`s.target_zone`,
  method: sql`s.method`,
  provider: sql`s.provider`,
  revision: sql`s.revision`,
  /** Of attestations only. */
  host: sql`s.host`,
} satisfies Record<string, Sql>;

const name = z.string().default('');

/** The same as the parts of a row's schema; one that was not asked for is empty. */
export const seriesDimensionFields = {
  kind: name,
  outcome: name,
  source: name,
  zone: name,
  service: name,
  environment: name,
  policy: name,
  targetZone: name,
  method: name,
  provider: name,
  revision: name,
  host: name,
} satisfies Record<keyof typeof SERIES_DIMENSIONS, typeof name>;

/** A dimension's name as an identifier; only ever a key of ours, never input. */
export const dimensionName = (key: string): Sql => ({ ...sql``, text: `"${key}"` });
