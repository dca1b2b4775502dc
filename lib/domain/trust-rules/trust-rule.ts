import { z } from 'zod';

/**
 * Which label, namespace or identity means which zone: an ordered set of rules that an administrator
 * edits. The first rule that matches an event decides, where the event names no zone itself.
 */

/** A glob over the whole value: `*` stands for any characters. */
const glob = z.string().min(1, 'a value is needed; * stands for any').max(500);

export const trustMatchSchema = z.discriminatedUnion('on', [
  z.object({ on: z.literal('label'), name: z.string().min(1, 'a label is needed').max(200), value: glob }),
  z.object({ on: z.literal('namespace'), value: glob }),
  /** Cluster, account or site. */
  z.object({ on: z.literal('environment'), value: glob }),
  z.object({ on: z.literal('trust-domain'), value: glob }),
  z.object({ on: z.literal('spiffe-path'), value: glob }),
  z.object({ on: z.literal('service'), value: glob }),
]);
export type TrustMatch = z.infer<typeof trustMatchSchema>;
export const TRUST_MATCHES = [
  'label',
  'namespace',
  'environment',
  'trust-domain',
  'spiffe-path',
  'service',
] as const satisfies readonly TrustMatch['on'][];

export const trustRuleSchema = z.object({
  match: trustMatchSchema,
  /** Slug of a zone of the inventory. */
  zone: z.string().min(1, 'a zone is needed').max(200),
});
export type TrustRule = z.infer<typeof trustRuleSchema>;

export const trustRulesSchema = z.array(trustRuleSchema).max(300);
