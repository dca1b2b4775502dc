import { formatBurn } from '@/components/format/format-budget';
import { formatSeconds } from '@/components/format/format-duration';
import type { AlertBurn } from '@/lib/domain/alerting/condition';

/** "14.2× over 1 h, 16× over 5 min": the burn rates of both windows. */
export function BurnText({ burn }: { burn: AlertBurn }) {
  const rate = (value: number | null) => formatBurn(value ?? (burn.isUnbounded ? 'inf' : null));
  return (
    <span className="figures inline-flex flex-wrap gap-x-1">
      <span className="whitespace-nowrap">
        {rate(burn.long)} over {formatSeconds(burn.longSeconds)},
      </span>
      <span className="whitespace-nowrap">
        {rate(burn.short)} over {formatSeconds(burn.shortSeconds)}
      </span>
    </span>
  );
}
