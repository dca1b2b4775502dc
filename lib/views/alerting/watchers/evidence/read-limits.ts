import type { AlertScope } from '@/lib/domain/alerting/alert-rule';
import type { ThresholdParameter, WatchedRule } from '../../watcher';

const MINUTE_MS = 60_000;

/** The numbers of a rule by the name of their parameter; one that it does not say is the parameter's own. */
export function readLimits<const Name extends string>(
  parameters: readonly (ThresholdParameter & { name: Name })[],
  { threshold }: Pick<WatchedRule, 'threshold'>,
): Record<Name, number> {
  return Object.fromEntries(
    parameters.map(({ name, initial }) => [name, threshold[name] ?? initial]),
  ) as Record<Name, number>;
}

/** The parameter that many share: how much time a condition is judged by. */
export const windowParameter = (initial: number, help: string) =>
  ({
    name: 'windowMinutes',
    label: 'Window',
    unit: 'minutes',
    initial,
    min: 1,
    max: 1_440,
    help,
  }) as const satisfies ThresholdParameter;

/** Minutes as milliseconds. */
export const minutes = (count: number): number => count * MINUTE_MS;

/** A scope for kinds of events that no policy decides. */
export const withoutPolicies = (scope: AlertScope): AlertScope => ({ ...scope, policies: [] });
