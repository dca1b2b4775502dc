import { z } from 'zod';

const leafSchema = z.object({
  id: z.string(),
  occurredAt: z.string(),
  recordedAt: z.string(),
  actor: z.object({ type: z.string(), ref: z.string() }),
  action: z.string(),
  targets: z.array(z.object({ type: z.string(), id: z.string() })),
  zone: z.string().optional(),
  outcome: z.string().optional(),
  data: z.record(z.string(), z.unknown()),
  sealed: z.record(z.string(), z.string()),
});

/** What an entry says, as far as verification looks at it. */
export type LeafFields = z.infer<typeof leafSchema>;

/** Reads the bytes of a leaf; null where they are no entry. */
export function readLeaf(leaf: Uint8Array): LeafFields | null {
  try {
    return leafSchema.parse(JSON.parse(Buffer.from(leaf).toString('utf8')));
  } catch {
    return null;
  }
}
