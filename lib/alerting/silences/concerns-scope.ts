import { NOTHING_KNOWN, type Matcher } from '@/lib/domain/alerting/matcher';
import { matchesAlert } from '../matching/matches-alert';

/** A part of what alerts are about; what is absent may be anything. */
export type AlertScopeParts = Partial<Record<'zone' | 'service' | 'environment' | 'policy', string>>;

/** Whether matchers may match anything within a scope: those that ask about what the scope says agree with it. */
export const concernsScope = (matchers: readonly Matcher[], scope: AlertScopeParts): boolean =>
  matchesAlert(
    matchers.filter(({ field }) => scope[field as keyof AlertScopeParts] !== undefined),
    { ...NOTHING_KNOWN, ...scope },
  );

/** Whether matchers may match anything of these zones; null is every zone. */
export const concernsZones = (matchers: readonly Matcher[], zones: readonly string[] | null): boolean =>
  zones === null || zones.some((zone) => concernsScope(matchers, { zone }));
