import type { Matched, Matcher } from '@/lib/domain/alerting/matcher';
import { matchesAlert } from '../matching/matches-alert';

/** A part of what alerts are about; what is absent may be anything. */
export type AlertScopeParts = Partial<Record<'zone' | 'service' | 'environment' | 'policy', string>>;

const NOTHING: Matched = {
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

/** Whether matchers may match anything within a scope: those that ask about what the scope says agree with it. */
export const concernsScope = (matchers: readonly Matcher[], scope: AlertScopeParts): boolean =>
  matchesAlert(
    matchers.filter(({ field }) => scope[field as keyof AlertScopeParts] !== undefined),
    { ...NOTHING, ...scope },
  );

/** Whether matchers may match anything of these zones; null is every zone. */
export const concernsZones = (matchers: readonly Matcher[], zones: readonly string[] | null): boolean =>
  zones === null || zones.some((zone) => concernsScope(matchers, { zone }));
