import { z } from 'zod';

/** Trust tiers, as words or as numbers. Source: draft-ietf-rats-ear, `ear.status`. */
export const TIERS = { none: 0, affirming: 2, warning: 32, contraindicated: 96 } as const;
export type Tier = keyof typeof TIERS;

const tierSchema = z.union([
  z.enum(['none', 'affirming', 'warning', 'contraindicated']),
  z
    .literal([0, 2, 32, 96])
    .transform((value): Tier => (Object.keys(TIERS) as Tier[]).find((tier) => TIERS[tier] === value)!),
]);

/** What the verifier found of one attester. Loose: verifiers add claims. */
export const appraisalSchema = z.looseObject({
  'ear.status': tierSchema,
  'ear.trustworthiness-vector': z.record(z.string(), z.number()).nullish(),
  'ear.appraisal-policy-id': z.string().nullish(),
});
export type Appraisal = z.infer<typeof appraisalSchema>;

/** The tier of one claim of the trustworthiness vector. Source: draft-ietf-rats-ar4si, the ranges of values. */
export function tierOf(claim: number): Tier {
  if (claim >= -1 && claim <= 1) return 'none';
  if (claim >= -32 && claim <= 31) return 'affirming';
  if (claim >= -96 && claim <= 95) return 'warning';
  return 'contraindicated';
}
