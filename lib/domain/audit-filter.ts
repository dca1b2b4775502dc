import { z } from 'zod';
import { timeExpressionSchema } from './time-range';

/** Reviewers look back further than those on call. */
export const DEFAULT_AUDIT_RANGE = { from: 'now-7d', to: 'now' };

/** The filters of the audit trail, under the same names in addresses of screens and of the API. */
export const auditFilterSchema = z.object({
  /** When it happened, by the source's clock. */
  from: timeExpressionSchema.default(DEFAULT_AUDIT_RANGE.from),
  to: timeExpressionSchema.default(DEFAULT_AUDIT_RANGE.to),
  /** The pseudonym of who acted. */
  actor: z.string().max(100).optional(),
  action: z.string().max(500).optional(),
  /** As `type:id`. */
  target: z.string().max(2_200).optional(),
  zone: z.string().max(500).optional(),
  source: z.string().max(200).optional(),
  outcome: z.string().max(50).optional(),
  /** Words that all must be found, each from its beginning on. */
  q: z.string().max(200).optional(),
});
export type AuditFilter = z.infer<typeof auditFilterSchema>;

/** No more entries than this are named one by one: their ids stand in an address. */
export const MOST_NAMED_ENTRIES = 200;

/** Which entries an export takes: those that match, or those that `ids` names, whatever else is given. */
export const auditSelectionSchema = auditFilterSchema.extend({
  /** Ids of entries, separated by commas. */
  ids: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.uuid()).min(1).max(MOST_NAMED_ENTRIES))
    .optional(),
});
export type AuditSelection = z.infer<typeof auditSelectionSchema>;

/** How a target stands in filters. The type has no colon, so it can be told from the id. */
export const toTargetKey = ({ type, id }: { type: string; id: string }): string =>
  `${type.replaceAll(':', ' ')}:${id}`;

/** The type and id of such a key; null for a text that is none. */
export function readTargetKey(key: string): { type: string; id: string } | null {
  const colon = key.indexOf(':');
  return colon < 1 ? null : { type: key.slice(0, colon), id: key.slice(colon + 1) };
}
