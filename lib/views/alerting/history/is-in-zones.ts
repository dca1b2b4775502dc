import type { AlertRule } from '@/lib/domain/alerting/alert-rule';
import type { AlertSubject } from '@/lib/domain/alerting/subject';

/** Whether what is said of a subject may be seen by somebody who is confined to these zones; null is every zone. */
export const isInZones = ({ zone }: AlertSubject, zones: readonly string[] | null): boolean =>
  zones === null || (zone !== null && zones.includes(zone));

/** A rule as it looks to somebody who is confined to some zones: at these of its own alone. */
export function narrowToZones<R extends Pick<AlertRule, 'scope'>>(
  rule: R,
  zones: readonly string[] | null,
): R {
  if (zones === null) return rule;
  const own = rule.scope.zones;
  const left = own.length === 0 ? zones : own.filter((zone) => zones.includes(zone));
  return { ...rule, scope: { ...rule.scope, zones: [...left] } };
}
