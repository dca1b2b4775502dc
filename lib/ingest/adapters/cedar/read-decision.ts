import { z } from 'zod';

/** Cedar answers with one of two words; its programs differ in how they write them. */
export const decisionSchema = z.enum(['ALLOW', 'Allow', 'allow', 'DENY', 'Deny', 'deny']);

const policyName = z.union([
  z.string(),
  z.looseObject({ id: z.string(), description: z.string().nullish() }),
  z.looseObject({ policyId: z.string() }),
]);
type PolicyName = z.infer<typeof policyName>;
/** The policies that determined the decision, by name or as objects that have one. */
export const reasonsSchema = z.array(policyName);
const problem = z.union([z.string(), z.looseObject({})]);
export const errorsSchema = z.array(problem);

/** Allow or deny. A policy that failed while it was evaluated does not change the word that was answered. */
export const readDecision = (decision: z.infer<typeof decisionSchema>): 'allow' | 'deny' =>
  decision.toLowerCase() === 'allow' ? 'allow' : 'deny';

const nameOf = (one: PolicyName): string =>
  typeof one === 'string' ? one : String('id' in one ? one.id : one.policyId);

/** Determining policies by name: Cedar tells the same ones now in this order and now in that. */
export const sortReasons = (reasons: readonly PolicyName[]): PolicyName[] =>
  reasons.toSorted((left, right) => (nameOf(left) < nameOf(right) ? -1 : 1));

/** Names of determining policies, one after the other; undefined when there are none. */
export const nameReasons = (reasons: readonly PolicyName[]): string | undefined =>
  reasons.map(nameOf).join(', ') || undefined;

const describeReason = (one: PolicyName): unknown =>
  typeof one === 'object' && 'description' in one ? one.description : undefined;

/**
 * Why, as far as the log says: the errors of policies, the descriptions of those that determined the decision, or
 * that none permitted it.
 */
export function explain(
  outcome: 'allow' | 'deny',
  reasons: readonly PolicyName[] | null,
  errors: z.infer<typeof errorsSchema>,
): string | undefined {
  if (errors.length > 0) return errors.map(describeError).join('; ');
  const described = (reasons ?? [])
    .map(describeReason)
    .filter((text): text is string => typeof text === 'string' && text !== '');
  if (described.length > 0) return described.join('; ');
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
