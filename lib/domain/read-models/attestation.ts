import { z } from 'zod';
import { freshnessSchema, windowSchema } from './common';

/** Attestation attempts of one method, host or environment; every attempt counts, also a repeated one. */
export const attestationGroupSchema = z.object({
  /** Empty where the source did not say. */
  name: z.string(),
  attempts: z.number(),
  valid: z.number(),
  failed: z.number(),
  stale: z.number(),
  rate: z.number().nullable(),
});
export type AttestationGroup = z.infer<typeof attestationGroupSchema>;

/** `GET /api/v1/attestation`: M2 by method, host and environment. */
export const attestationBreakdownSchema = z.object({
  window: windowSchema,
  methods: z.array(attestationGroupSchema),
  /** The hosts with the most attempts that were not valid, of all hosts. */
  hosts: z.array(attestationGroupSchema),
  hostTotal: z.number(),
  environments: z.array(attestationGroupSchema),
  /** The best against the worst environment; null with fewer than two. */
  parity: z
    .object({
      best: z.string(),
      worst: z.string(),
      /** Of the rates (0–1), with the interval that it lies in at 95 %, corrected for having looked at all pairs. */
      difference: z.number(),
      low: z.number(),
      high: z.number(),
      isDifferent: z.boolean(),
    })
    .nullable(),
  freshness: freshnessSchema,
});
export type AttestationBreakdown = z.infer<typeof attestationBreakdownSchema>;
