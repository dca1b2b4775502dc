import { z } from 'zod';
import { FAILURES } from '../alerting/failures';
import { RUNBOOK_SIGNALS } from '../runbooks/signals';
import { runbookSlugSchema } from '../runbooks/runbook-text';
import { listOf, statusSchema } from './common';

/** Where a version came from: with Gatehouse, written in it, or imported from a Git folder. */
export const RUNBOOK_SOURCES = ['ready-made', 'product', 'git'] as const;
export type RunbookSource = (typeof RUNBOOK_SOURCES)[number];

/** A runbook in the list. Times are RFC 3339; null: never. */
export const runbookRowSchema = z.object({
  slug: z.string(),
  title: z.string(),
  failure: z.enum(FAILURES).nullable(),
  rules: z.array(z.string()),
  detectors: z.array(z.string()),
  zones: z.array(z.string()),
  owner: z.string().nullable(),
  source: z.enum(RUNBOOK_SOURCES),
  version: z.number().int(),
  changedAt: z.string(),
  reviewDays: z.number().int(),
  reviewedAt: z.string().nullable(),
  reviewedBy: z.string().nullable(),
  /** Its last review, or its making where there was none, is longer ago than `reviewDays`. */
  isOverdue: z.boolean(),
  lastUsedAt: z.string().nullable(),
  uses: z.number().int(),
  /** Gatehouse came with another text since. */
  isUpdateOffered: z.boolean(),
});
export type RunbookRow = z.infer<typeof runbookRowSchema>;

/** `GET /api/v1/runbooks`: the overdue ones first, then by title. */
export const runbookListSchema = listOf(runbookRowSchema);

/** One text of a runbook that was, or is, in force. */
export const runbookVersionSchema = z.object({
  version: z.number().int(),
  source: z.enum(RUNBOOK_SOURCES),
  path: z.string().nullable(),
  commit: z.string().nullable(),
  at: z.string(),
  by: z.string(),
});
export type RunbookVersion = z.infer<typeof runbookVersionSchema>;

export const runbookVersionTextSchema = runbookVersionSchema.extend({ text: z.string() });
export type RunbookVersionText = z.infer<typeof runbookVersionTextSchema>;

/** A live value of a text, as of `at`. `value` is null where nothing was measured. */
export const runbookValueSchema = z.object({
  signal: z.enum(RUNBOOK_SIGNALS as [string, ...string[]]),
  name: z.string(),
  value: z.number().nullable(),
  unit: z.enum(['ratio', 'count', 'milliseconds', 'bytes']),
  /** Of indicators with an objective; null of others. */
  status: statusSchema.nullable(),
  objective: z.number().nullable(),
  /** Of indicators: whether a higher or a lower value is better. */
  direction: z.enum(['higher', 'lower']).nullable(),
  zone: z.string().nullable(),
  service: z.string().nullable(),
  environment: z.string().nullable(),
  policy: z.string().nullable(),
  windowSeconds: z.number(),
  /** The screen that shows where it comes from. */
  href: z.string(),
  /** Why nobody may say: a zone that the reader does not see. Null where there is a value or no data. */
  refused: z.string().nullable(),
});
export type RunbookValue = z.infer<typeof runbookValueSchema>;

/**
 * The Markdown of a runbook taken apart: steps can be ticked. A link to `#value-0` stands where the first live value of
 * `values` is drawn.
 */
export const runbookBlockSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('step'), id: z.string(), text: z.string() }),
]);
export type RunbookBlock = z.infer<typeof runbookBlockSchema>;

export const renderedRunbookSchema = z.object({
  blocks: z.array(runbookBlockSchema),
  values: z.array(runbookValueSchema),
  at: z.string(),
});
export type RenderedRunbook = z.infer<typeof renderedRunbookSchema>;

/** What names such as `$zone` stand for where a runbook is read. */
export const runbookNamesSchema = z.object({
  zone: z.string().max(500).optional(),
  service: z.string().max(500).optional(),
  environment: z.string().max(500).optional(),
  policy: z.string().max(500).optional(),
  revision: z.string().max(500).optional(),
});

/** `GET /api/v1/runbooks/{slug}`. */
export const runbookSchema = runbookRowSchema.extend({
  text: z.string(),
  rendered: renderedRunbookSchema,
  versions: z.array(runbookVersionSchema),
  /** The text that Gatehouse came with since, where it is another one. */
  offered: z.string().nullable(),
});
export type Runbook = z.infer<typeof runbookSchema>;

/** What a change of a runbook is: its whole text, over the version that it was made from (0: there was none). */
export const runbookInputSchema = z.object({
  text: z.string().max(200_000),
  basedOn: z.number().int().min(0),
});
export type RunbookInput = z.infer<typeof runbookInputSchema>;

/** Files of a Git folder, by their path in it, as they were checked out. */
export const runbookImportInputSchema = z.object({
  files: z.record(z.string().max(500), z.string().max(200_000)),
  commit: z.string().max(100).nullable(),
  dryRun: z.boolean().default(false),
});
export type RunbookImportInput = z.infer<typeof runbookImportInputSchema>;

export const runbookImportSchema = z.object({
  dryRun: z.boolean(),
  commit: z.string().nullable(),
  added: z.array(z.string()),
  changed: z.array(z.string()),
  unchanged: z.array(z.string()),
  problems: z.array(z.object({ path: z.string(), message: z.string() })),
});
export type RunbookImport = z.infer<typeof runbookImportSchema>;

/** What somebody works on along a runbook: an incident, or an alert that has none. */
export const runbookOccasionSchema = z
  .object({ incidentId: z.uuid().optional(), alertId: z.uuid().optional() })
  .refine(({ incidentId, alertId }) => (incidentId === undefined) !== (alertId === undefined), {
    message: 'either incidentId or alertId',
  });
export type RunbookOccasionInput = z.infer<typeof runbookOccasionSchema>;

/** `POST /api/v1/runbooks/{slug}/uses`: ticks a step, or takes a tick back. */
export const tickInputSchema = z.intersection(
  runbookOccasionSchema,
  z.object({ stepId: z.string().min(1).max(120), isDone: z.boolean() }),
);
export type TickInput = z.infer<typeof tickInputSchema>;

export const tickSchema = z.object({ stepId: z.string(), at: z.string(), by: z.string() });

/** One time that somebody worked along a runbook. */
export const runbookUseRowSchema = z.object({
  id: z.string(),
  version: z.number().int(),
  incidentId: z.string().nullable(),
  alertId: z.string().nullable(),
  startedAt: z.string(),
  startedBy: z.string(),
  done: z.number().int(),
  steps: z.number().int(),
});
export type RunbookUseRow = z.infer<typeof runbookUseRowSchema>;

/** `GET /api/v1/runbooks/{slug}/uses`: the newest first. */
export const runbookUseListSchema = listOf(runbookUseRowSchema);

/** `GET /api/v1/runbooks/{slug}/uses/current`: the runbook as it is worked along, with what is done. */
export const workedRunbookSchema = z.object({
  slug: runbookSlugSchema,
  title: z.string(),
  version: z.number().int(),
  /** Newer than the one that the work began with; null where there is none. */
  newerVersion: z.number().int().nullable(),
  rendered: renderedRunbookSchema,
  ticks: z.array(tickSchema),
});
export type WorkedRunbook = z.infer<typeof workedRunbookSchema>;
