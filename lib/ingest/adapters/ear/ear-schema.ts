import { z } from 'zod';
import { readObject, type Json } from '../parts/read-object';

/** Trust tiers, as words or as numbers. Source: draft-ietf-rats-ar4si; JSON has the words, CBOR the numbers. */
export const TIERS = { none: 0, affirming: 2, warning: 32, contraindicated: 96 } as const;
export type Tier = keyof typeof TIERS;

const TIER_OF = new Map<unknown, Tier>(
  (Object.keys(TIERS) as Tier[]).flatMap((tier) =>
    [tier, TIERS[tier], String(TIERS[tier])].map((value): [unknown, Tier] => [value, tier]),
  ),
);

/** The tier that a verifier wrote as its word or its number, the number also in digits. */
const tierSchema = z.unknown().transform((value, context): Tier => {
  const tier = TIER_OF.get(value);
  if (tier) return tier;
  context.addIssue({ code: 'custom', message: 'not one of none, affirming, warning, contraindicated' });
  return z.NEVER;
});

/** What the verifier found of one attester. Loose: verifiers add claims. */
export const appraisalSchema = z.looseObject({
  ear_status: tierSchema,
  ear_trustworthiness_vector: z.record(z.string(), z.unknown()).nullish(),
});
export type Appraisal = z.infer<typeof appraisalSchema>;

/**
 * Until draft-ietf-rats-ear-02, and in Veraison today, claims are `ear.trustworthiness-vector`; since -03 they
 * are `ear_trustworthiness_vector`. The names of the later drafts for both, and how each was spelt.
 */
export function spellClaims(value: unknown): { claims: Json; spelt: Map<string, string> } {
  const spelt = new Map<string, string>();
  const claims = Object.entries(readObject(value)).map(([name, claim]): [string, unknown] => {
    const today = name.startsWith('ear.') ? name.replaceAll(/[.-]/g, '_') : name;
    spelt.set(today, name);
    return [today, claim];
  });
  return { claims: Object.fromEntries(claims), spelt };
}

/** Whether a value is an appraisal, by its one mandatory claim. */
export const isAppraisal = (value: unknown): boolean =>
  Object.hasOwn(readObject(value), 'ear.status') || Object.hasOwn(readObject(value), 'ear_status');

/** The tier of one claim of the trustworthiness vector. Source: draft-ietf-rats-ar4si, the ranges of values. */
export function tierOf(claim: number): Tier {
  if (claim >= -1 && claim <= 1) return 'none';
  if (claim >= -32 && claim <= 31) return 'affirming';
  if (claim >= -96 && claim <= 95) return 'warning';
  return 'contraindicated';
}
