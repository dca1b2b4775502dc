import type { Matcher } from '@/lib/domain/alerting/matcher';
import { matchesAlert } from '@/lib/alerting/matching/matches-alert';

/** Whether a silence may hide something of these zones; null is every zone. */
export const concernsZones = (matchers: readonly Matcher[], zones: readonly string[] | null): boolean => {
  if (zones === null) return true;
  const about = matchers.filter(({ field }) => field === 'zone');
  return zones.some((zone) => matchesAlert(about, { ...UNKNOWN, zone }));
};

const UNKNOWN = {
  rule: '',
  detector: '',
  failure: null,
  cause: '',
  category: '',
  severity: '',
  service: null,
  environment: null,
  policy: null,
  item: null,
  owner: null,
  labels: {},
};
