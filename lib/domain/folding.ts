import { z } from 'zod';

/**
 * A source that invents services or policies without end would make a row of roll-ups for each. Beyond
 * a cap per source and zone such names count as "other"; the event keeps them.
 */

/** The name under which roll-ups count what is beyond the cap. */
export const OTHER = 'other';

export const FOLDED_SERVICE = 1;
export const FOLDED_POLICY = 2;
/** Which names of an event count as "other": 1 its service, 2 its policy, 3 both. */
export const foldingSchema = z.union([z.literal(1), z.literal(2), z.literal(3)]);
export type Folding = z.infer<typeof foldingSchema>;

export const CAPPED_DIMENSIONS = ['service', 'policy'] as const;
export type CappedDimension = (typeof CAPPED_DIMENSIONS)[number];

/** How many names of one source and zone roll-ups tell apart. Services of the inventory take no place. */
export const capsSchema = z.object({
  services: z.number().int().min(1).max(100_000).default(500),
  policies: z.number().int().min(1).max(100_000).default(2_000),
});
export type Caps = z.infer<typeof capsSchema>;

type Named = { service: string | null; policy: string | null; folded: Folding | null };

/** Whether the service of a record counts as "other". */
export const isServiceFolded = ({ folded }: Pick<Named, 'folded'>): boolean =>
  folded !== null && (folded & FOLDED_SERVICE) !== 0;

/** The service that a record counts under; empty for none. */
export const countedService = (record: Pick<Named, 'service' | 'folded'>): string =>
  isServiceFolded(record) ? OTHER : (record.service ?? '');

/** The policy that a record counts under; empty for none. */
export const countedPolicy = ({ policy, folded }: Pick<Named, 'policy' | 'folded'>): string =>
  folded !== null && (folded & FOLDED_POLICY) !== 0 ? OTHER : (policy ?? '');
