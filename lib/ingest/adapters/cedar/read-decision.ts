import { z } from 'zod';

/** Cedar answers with one of two words; its programs differ in how they write them. */
export const decisionSchema = z.enum(['ALLOW', 'Allow', 'allow', 'DENY', 'Deny', 'deny']);

const policyName = z.union([
  z.string(),
  z.looseObject({ id: z.string() }),
  z.looseObject({ policyId: z.string() }),
]);
/** The policies that determined the decision, by name or as objects that have one. */
export const reasonsSchema = z.array(policyName);
const problem = z.union([z.string(), z.looseObject({})]);
export const errorsSchema = z.array(problem);

/** Allow or deny. A policy that failed while it was evaluated does not change the word that was answered. */
export const readDecision = (decision: z.infer<typeof decisionSchema>): 'allow' | 'deny' =>
  decision.toLowerCase() === 'allow' ? 'allow' : 'deny';

/** Names of determining policies, one after the other; undefined when there are none. */
export const nameReasons = (reasons: z.infer<typeof reasonsSchema>): string | undefined =>
  reasons
    .map((one) => (typeof one === 'string' ? one : String('id' in one ? one.id : one.policyId)))
    .join(', ') || undefined;

/** Why, as far as Cedar says: the errors of policies, or that none permitted it. */
export function explain(
  outcome: 'allow' | 'deny',
  reasons: readonly unknown[] | null,
  errors: z.infer<typeof errorsSchema>,
): string | undefined {
  if (errors.length > 0) return errors.map(describeError).join('; ');
  // Cedar denies by default: of a denial without a determining policy no policy was the cause.
  return outcome === 'deny' && reasons?.length === 0 ? 'No policy permits it.' : undefined;
}

/** An error is a text, or has one: as `errorDescription`, or as (the message of) `error`. */
function describeError(error: string | Record<string, unknown>): string {
  if (typeof error === 'string') return error;
  const inner = error.error as { message?: unknown } | string | null | undefined;
  const told = [error.errorDescription, inner, typeof inner === 'object' ? inner?.message : undefined];
  return told.find((text): text is string => typeof text === 'string') ?? JSON.stringify(error);
}
