import { z } from 'zod';

/** What a matcher may ask about; anything else is the name of a label, as `label:team`. */
export const MATCHER_FIELDS = [
  'rule',
  'detector',
  'failure',
  'cause',
  'category',
  'severity',
  'zone',
  'service',
  'environment',
  'policy',
  'item',
  'owner',
] as const;
export const MATCHER_OPERATORS = ['=', '!=', '=~', '!~'] as const;

/**
 * One condition of a silence or a route. A missing value is the empty text, as with Alertmanager; patterns of `=~` and
 * `!~` are globs with `*`, over the whole value.
 */
export const matcherSchema = z.object({
  field: z.union([z.enum(MATCHER_FIELDS), z.string().regex(/^label:[\w./-]{1,60}$/)]),
  operator: z.enum(MATCHER_OPERATORS),
  value: z.string().max(300),
});
export type Matcher = z.infer<typeof matcherSchema>;

/** What matchers are held against: an alert as far as they can ask. */
export type Matched = {
  rule: string;
  detector: string;
  failure: string | null;
  cause: string;
  category: string;
  severity: string;
  zone: string | null;
  service: string | null;
  environment: string | null;
  policy: string | null;
  item: string | null;
  /** The owner of the service, else of the zone. */
  owner: string | null;
  labels: Readonly<Record<string, string>>;
};

/** Where nothing that matchers may ask about is known. */
export const NOTHING_KNOWN: Matched = {
  rule: '',
  detector: '',
  failure: null,
  cause: '',
  category: '',
  severity: '',
  zone: null,
  service: null,
  environment: null,
  policy: null,
  item: null,
  owner: null,
  labels: {},
};
