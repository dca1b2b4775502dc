import { formatBurn } from '@/components/format/format-budget';
import { formatCompactCount, formatCount } from '@/components/format/format-count';
import { formatMilliseconds, formatSeconds } from '@/components/format/format-duration';
import { formatRatio } from '@/components/format/format-ratio';
import { formatBytes } from '@/components/format/format-volume';
import type { AlertCondition } from '@/lib/domain/alerting/condition';

type Unit = NonNullable<AlertCondition['unit']>;

const FORMATS: Readonly<Record<Unit, (value: number) => string>> = {
  ratio: (value) => formatRatio(value),
  count: formatCount,
  milliseconds: formatMilliseconds,
  seconds: formatSeconds,
  bytes: formatBytes,
  burn: (value) => formatBurn(value),
};

/** The value of a condition with its unit: "2.4 %", "120 ms", "14.4×"; null is "No data". */
export const formatConditionValue = (value: number | null, unit: AlertCondition['unit']): string =>
  value === null ? 'No data' : FORMATS[unit ?? 'count'](value);

/** The same, short enough for an axis. */
export const formatConditionTick = (value: number, unit: AlertCondition['unit']): string => {
  if (unit === 'ratio') return `${Number((value * 100).toPrecision(3))}\u202F%`;
  if (unit === 'burn') return `${Number(value.toPrecision(3)).toLocaleString('en-US')}×`;
  return unit === 'count' || unit === null ? formatCompactCount(value) : FORMATS[unit](value);
};
