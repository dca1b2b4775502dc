import { z } from 'zod';
import { CAUSES } from '../alerting/causes';
import { changeMarkerSchema, windowSchema } from './common';

const count = z.number();

/** `GET /api/v1/incidents/{id}/assessment`: what Gatehouse can fill in of the five steps by itself. */
export const incidentAssessmentSchema = z.object({
  /** What the counts below are of, and the window of the same length before it. */
  window: windowSchema,
  before: windowSchema,
  /** What the detectors of its alerts point at, most alerts first. */
  causes: z.array(
    z.object({ cause: z.enum(CAUSES), alerts: z.number().int(), detectors: z.array(z.string()) }),
  ),
  /** By trust tags of what was seen in the zones, services and policies of its alerts; gravest first. */
  services: z.array(
    z.object({
      service: z.string(),
      zone: z.string(),
      owner: z.string().nullable(),
      alerts: z.number().int(),
      denials: count,
      denialsBefore: count,
      /** Calls of it that failed, and before. */
      failures: count,
      failuresBefore: count,
      /** Its last telemetry, where it is silent: whether it is affected nobody can tell. */
      silentSince: z.string().nullable(),
      isSilent: z.boolean(),
    }),
  ),
  /** How many services more are affected than are listed. */
  servicesLeftOut: z.number().int(),
  places: z.array(
    z.object({ zone: z.string(), environment: z.string().nullable(), denials: count, denialsBefore: count }),
  ),
  /** The change that most likely caused it; null where none of the policies of its alerts changed. */
  change: changeMarkerSchema.nullable(),
  /** Where a rollback would lead: the revision that was in force before the causing one. */
  rollback: z
    .object({ policy: z.string(), from: z.string(), to: z.string(), environments: z.array(z.string()) })
    .nullable(),
  /** Exceptions of the policy that somebody recorded and that are in force: what a bypass can be linked to. */
  exceptions: z.array(z.object({ id: z.string(), reason: z.string(), expiresAt: z.string() })),
});
export type IncidentAssessment = z.infer<typeof incidentAssessmentSchema>;
