import { z } from 'zod';
import { pageSchema } from '../filters';

/** `GET /api/v1/replays`. */
export const replayListQuerySchema = pageSchema.extend({ policy: z.string().max(500).optional() });
export type ReplayListQuery = z.infer<typeof replayListQuerySchema>;

/** `GET /api/v1/replays/{id}/flips`. */
export const replayFlipQuerySchema = pageSchema.extend({
  change: z.enum(['allow-to-deny', 'deny-to-allow', 'error', 'newly-decided']).optional(),
  zone: z.string().max(500).optional(),
  service: z.string().max(500).optional(),
  principal: z.string().max(2_000).optional(),
  verdict: z.enum(['true-block', 'false-positive']).optional(),
});
export type ReplayFlipQuery = z.infer<typeof replayFlipQuerySchema>;

/** What `POST /api/v1/replays` answers. */
export const replayStartedSchema = z.object({ id: z.string() });
