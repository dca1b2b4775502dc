import { z } from 'zod';
import { freshnessSchema } from './common';

/**
 * `GET /api/v1/telemetry-gaps`: services of the inventory whose telemetry carried no trust tags in the
 * `ttlSeconds` before `at`. `silentSince` is the last telemetry of a silent one (null when there never was
 * any), `untaggedSince` the last tagged telemetry of one that still sends, and `missingTags` what it lacks.
 */
export const telemetryGapsSchema = z.object({
  at: z.string(),
  ttlSeconds: z.number(),
  /** Services of the inventory in this scope. */
  expected: z.number(),
  items: z.array(
    z.object({
      service: z.string(),
      zone: z.string().nullable(),
      owner: z.string().nullable(),
      state: z.enum(['silent', 'untagged']),
      silentSince: z.string().nullable(),
      untaggedSince: z.string().nullable(),
      missingTags: z.string(),
    }),
  ),
  freshness: freshnessSchema,
});
export type TelemetryGaps = z.infer<typeof telemetryGapsSchema>;
