import type { AlertRule } from '@/lib/domain/alerting/alert-rule';
import type { Actor } from '@/lib/domain/roles';

/** Whether an actor may know of a rule: one that looks at other zones only is none of theirs. */
export const mayReadRule = ({ zones }: Actor, { scope }: Pick<AlertRule, 'scope'>): boolean =>
  zones === null || scope.zones.length === 0 || scope.zones.some((zone) => zones.includes(zone));

/** The rule as the actor may know of it: without the names of other zones that it looks at as well. */
export const narrowRule = <R extends Pick<AlertRule, 'scope'>>({ zones }: Actor, rule: R): R =>
  zones === null
    ? rule
    : { ...rule, scope: { ...rule.scope, zones: rule.scope.zones.filter((zone) => zones.includes(zone)) } };
