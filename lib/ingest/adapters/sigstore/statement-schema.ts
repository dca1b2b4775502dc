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

/** What SLSA's verifier summarised. Source: slsa.dev/verification_summary/v1; 0.2 has a time under another name. */
export const summarySchema = z.looseObject({
  verifier: z.looseObject({ id: z.string() }),
  timeVerified: timeSchema.optional(),
  time_verified: timeSchema.optional(),
  resourceUri: z.string().optional(),
  policy: z.looseObject({ uri: z.string().optional() }).optional(),
  verificationResult: z.enum(['PASSED', 'FAILED']),
  verifiedLevels: z.array(z.string()).optional(),
});

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
