import { z } from 'zod';
import { OUTCOMES } from '@/lib/domain/kinds';
import { REPLAY_STATES } from '@/lib/domain/read-models/replay';
import { REPLAY_ENGINES } from '@/lib/domain/replay/candidate';
import { inputMappingSchema } from '@/lib/domain/replay/input-mapping';
import { replayTallySchema } from '@/lib/domain/replay/replay-tally';
import { sql, type Sql } from '../query';
import { microsText } from '../time-text';

const time = (column: string, name: string): string => `${microsText(`r.${column}`).text} AS "${name}"`;

const stratumSchema = z.object({
  outcome: z.string(),
  service: z.string(),
  population: z.number(),
  share: z.number(),
});

export const replayRunRowSchema = z.object({
  id: z.string(),
  policy: z.string(),
  title: z.string().nullable(),
  engine: z.enum(REPLAY_ENGINES),
  label: z.string(),
  revision: z.string().nullable(),
  digest: z.string(),
  entrypoint: z.string().nullable(),
  opaUrl: z.string().nullable(),
  mapping: inputMappingSchema.nullable(),
  zones: z.array(z.string()).nullable(),
  windowFrom: z.date(),
  windowTo: z.date(),
  selectedPolicy: z.string(),
  zone: z.string().nullable(),
  service: z.string().nullable(),
  environment: z.string().nullable(),
  outcome: z.enum(OUTCOMES.decision).nullable(),
  sampleSize: z.number().nullable(),
  strata: z.array(stratumSchema).nullable(),
  state: z.enum(REPLAY_STATES),
  total: z.number().nullable(),
  done: z.number(),
  flips: z.number(),
  cursorAt: z.string().nullable(),
  cursorId: z.string().nullable(),
  tally: replayTallySchema,
  error: z.string().nullable(),
  startedByName: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
  finishedAt: z.string().nullable(),
});

/** A saved run as the store has it, without the candidate itself. */
export type ReplayRunRow = z.infer<typeof replayRunRowSchema>;

/** The columns of `replay_run r`. */
export const REPLAY_RUN_COLUMNS: Sql = {
  ...sql``,
  text: `r.id, r.policy, r.title, r.engine, r.label, r.revision, r.digest, r.entrypoint, r.opa_url AS "opaUrl", r.mapping,
    r.zones, r.window_from AS "windowFrom", r.window_to AS "windowTo", r.selected_policy AS "selectedPolicy", r.zone,
    r.service, r.environment, r.outcome, r.sample_size AS "sampleSize", r.strata, r.state, r.total::float8 AS total,
    r.done::float8 AS done, r.flips::float8 AS flips, r.cursor_id AS "cursorId", r.tally, r.error,
    r.started_by_name AS "startedByName", ${time('cursor_at', 'cursorAt')}, ${time('created_at', 'createdAt')},
    ${time('updated_at', 'updatedAt')}, ${time('finished_at', 'finishedAt')}`,
};
