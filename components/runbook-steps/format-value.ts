import { formatCount } from '@/components/format/format-count';
import { formatMilliseconds, formatSeconds } from '@/components/format/format-duration';
import { formatBytes } from '@/components/format/format-volume';
import { formatIndicatorValue } from '@/components/indicators/format-indicator';
import type { RunbookValue } from '@/lib/domain/read-models/runbooks';

/** A live value with its unit; "No data" where nothing was measured. */
export function formatValue({ unit, value, objective, direction }: RunbookValue): string {
  switch (unit) {
    case 'count':
      return formatCount(value);
    case 'milliseconds':
      return formatMilliseconds(value);
    case 'bytes':
      return value === null ? 'No data' : formatBytes(value);
    case 'ratio':
      return formatIndicatorValue({ unit, objective, direction: direction ?? 'higher' }, value);
  }
}

/** What a live value is of: its name, scope and window. */
export function describeValue({
  name,
  zone,
  service,
  environment,
  policy,
  windowSeconds,
}: RunbookValue): string {
  const scope = [
    zone && `zone ${zone}`,
    service && `service ${service}`,
    environment && `environment ${environment}`,
    policy && `policy ${policy}`,
  ].filter(Boolean);
  return `${name}, ${scope.length > 0 ? scope.join(', ') : 'the whole estate'}, last ${formatSeconds(windowSeconds)}`;
}
