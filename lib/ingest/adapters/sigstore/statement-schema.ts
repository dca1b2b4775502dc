import { z } from 'zod';
import { timeSchema } from '@/lib/domain/event';

const digests = z.record(z.string(), z.string());

/** An in-toto Statement. Source: in-toto/attestation, spec/v1/statement.md. */
export const statementSchema = z.looseObject({
  _type: z.string(),
  subject: z
    .array(
      z.looseObject({ name: z.string().nullish(), uri: z.string().nullish(), digest: digests.nullish() }),
    )
    .min(1)
    .max(1_000),
  predicateType: z.string(),
  predicate: z.looseObject({}),
});
export type Statement = z.infer<typeof statementSchema>;

/** What SLSA's verifier summarised. Source: slsa.dev/verification_summary/v1. */
export const summarySchema = z.looseObject({
  verifier: z.looseObject({ id: z.string() }),
  timeVerified: timeSchema.optional(),
  resourceUri: z.string().optional(),
  policy: z.looseObject({ uri: z.string().optional() }).optional(),
  verificationResult: z.enum(['PASSED', 'FAILED']),
  verifiedLevels: z.array(z.string()).optional(),
});

/** The same of the versions before 1, which write their names with underscores. Source: slsa.dev/verification_summary/v0.2. */
export const oldSummarySchema = z
  .looseObject({
    verifier: z.looseObject({ id: z.string() }),
    time_verified: timeSchema.optional(),
    resource_uri: z.string().optional(),
    policy: z.looseObject({ uri: z.string().optional() }).optional(),
    verification_result: z.enum(['PASSED', 'FAILED']),
    verified_levels: z.array(z.string()).optional(),
    policy_level: z.string().optional(),
  })
  .transform(({ verifier, policy, ...old }) => ({
    verifier,
    policy,
    timeVerified: old.time_verified,
    resourceUri: old.resource_uri,
    verificationResult: old.verification_result,
    verifiedLevels: old.verified_levels ?? (old.policy_level ? [old.policy_level] : undefined),
  }));

/** Simple Verification Result: what it lists has been found true. Source: in-toto.io/attestation/svr. */
export const resultSchema = z.looseObject({
  verifier: z.looseObject({ id: z.string() }),
  timeCreated: timeSchema.optional(),
  properties: z.array(z.string()).min(1),
});

/** Source: in-toto.io/attestation/test-result. */
export const testSchema = z.looseObject({
  result: z.enum(['PASSED', 'WARNED', 'FAILED']),
  configuration: z.array(z.looseObject({ name: z.string().nullish() })).optional(),
  url: z.string().optional(),
  passedTests: z.array(z.string()).optional(),
  warnedTests: z.array(z.string()).optional(),
  failedTests: z.array(z.string()).optional(),
});
