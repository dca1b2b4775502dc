import { formatBurn } from '@/components/format/format-budget';
import { formatCount } from '@/components/format/format-count';
import { formatMilliseconds, formatSeconds } from '@/components/format/format-duration';
import { formatRatio } from '@/components/format/format-ratio';
import { formatBytes } from '@/components/format/format-volume';
import type { AlertRow } from '@/lib/domain/read-models/alerts';

/** What a condition measured, or is held to, with its unit. */
export function formatConditionValue(value: number | null, unit: AlertRow['unit']): string {
  if (value === null) return 'none';
  switch (unit) {
    case 'ratio':
      return formatRatio(value);
    case 'milliseconds':
      return formatMilliseconds(value);
    case 'seconds':
      return formatSeconds(value);
    case 'bytes':
      return formatBytes(value);
    case 'burn':
      return formatBurn(value);
    case 'count':
    case null:
      return formatCount(value);
  }
}
