import { z } from 'zod';
import { sourceSetupSchema } from '../source-setup';
import { listOf } from './common';
import { eventRowSchema } from './events';
import { quarantineRowSchema } from './settings';

/**
 * `sending`: as usual. `silent`: for longer than it ever is. `occasional`: not regular enough to be missed.
 * `retired`: nobody expects it any more.
 */
export const SOURCE_STATES = ['silent', 'sending', 'occasional', 'retired'] as const;
export type SourceState = (typeof SOURCE_STATES)[number];

const quantilesSchema = z.object({ p50: z.number(), p99: z.number() }).nullable();

/** Milliseconds that events of the last hour took by stage; null where no event told. */
export const sourceLagSchema = z.object({
  held: quantilesSchema,
  transit: quantilesSchema,
  storing: quantilesSchema,
  visible: quantilesSchema,
});

export const sourceRowSchema = z.object({
  source: z.string(),
  adapter: z.string(),
  /** Where its format is described, below /settings/sources; null where no adapter reads it any more. */
  path: z.string().nullable(),
  title: z.string(),
  state: z.enum(SOURCE_STATES),
  /** When it counts as silent, in seconds without an event; null where it is not expected. */
  silentAfterSeconds: z.number().nullable(),
  lastEventAt: z.string().nullable(),
  lastReceivedAt: z.string().nullable(),
  /** Events a minute, over the last hour. */
  perMinute: z.number(),
  lag: sourceLagSchema,
  /** Of the last 24 hours. */
  accepted: z.number(),
  duplicates: z.number(),
  conflicts: z.number(),
  rejected: z.number(),
  /** What the source itself says it lost, last 24 hours; null when it never reported. */
  droppedAtSource: z.number().nullable(),
  /** Events of the last 24 hours that belong to no zone, whichever adapter of the source read them. */
  unzoned: z.number(),
  /** Numbers that are missing between its reports of the last 24 hours; null where it numbers none. */
  missingReports: z.number().nullable(),
});
export type SourceRow = z.infer<typeof sourceRowSchema>;
export const sourceListSchema = listOf(sourceRowSchema);

/** A source that Gatehouse can read, whether it sends or not. */
export const knownSourceSchema = sourceSetupSchema.omit({ snippets: true }).extend({
  path: z.string(),
  /** As the command line calls it. */
  name: z.string(),
  isConnected: z.boolean(),
});
export type KnownSource = z.infer<typeof knownSourceSchema>;
export const knownSourceListSchema = listOf(knownSourceSchema);

/** An import that changed the inventory. */
export const inventoryImportRowSchema = z.object({
  /** Of its audit entry. */
  id: z.string(),
  at: z.string(),
  by: z.string(),
  /** Entries. */
  added: z.number().int(),
  changed: z.number().int(),
});
export type InventoryImportRow = z.infer<typeof inventoryImportRowSchema>;

/** `GET /api/v1/sources/{path}` and the page of one source. */
export const sourceDetailSchema = z.object({
  path: z.string(),
  name: z.string(),
  /** Where this Gatehouse is reached, for the configuration. */
  url: z.string(),
  setup: sourceSetupSchema,
  /** Whether it signs its requests with a webhook secret. */
  signs: z.boolean(),
  /** Whether the texts of its commits can be read from its API. */
  tellsCommits: z.boolean(),
  sources: z.array(sourceRowSchema),
  /** Its newest events; null where the reader may not see events. */
  recent: z.array(eventRowSchema).nullable(),
  /** Its newest refused records; null where the reader may not see the quarantine. */
  refused: z.array(quarantineRowSchema).nullable(),
  /** Of an inventory: the last imports that changed something; null for sources of events. */
  imports: z.array(inventoryImportRowSchema).nullable(),
});
export type SourceDetail = z.infer<typeof sourceDetailSchema>;
