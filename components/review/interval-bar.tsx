import { formatObjective, formatRatio } from '@/components/format/format-ratio';
import { describeInterval } from '@/components/indicators/describe-interval';
import type { ReviewEstimate } from '@/lib/domain/read-models/review';
import { scaleInterval } from './interval-scale';

const percent = (share: number) => `${share * 100}%`;

/** The interval as a bar, the estimate as a tick in it, the objective as a line through it. */
export function IntervalBar({
  estimate,
  interval,
  objective,
}: {
  estimate: number;
  interval: NonNullable<ReviewEstimate['interval']>;
  objective: number;
}) {
  const scale = scaleInterval(estimate, interval, objective);
  return (
    <div
      role="img"
      aria-label={`${formatRatio(estimate, { objective })}, 95\u202F% interval ${describeInterval(interval, objective)}, objective ${formatObjective(objective)}`}
      className="grid gap-1"
    >
      <div className="bg-muted relative h-6 rounded-sm">
        <div
          className="bg-series-1/45 absolute inset-y-1 rounded-sm transition-all motion-reduce:transition-none"
          style={{ left: percent(scale.low), right: percent(1 - scale.high), minWidth: 2 }}
        />
        <div
          className="bg-fg absolute inset-y-0.5 w-0.5 -translate-x-1/2 transition-all motion-reduce:transition-none"
          style={{ left: percent(scale.estimate) }}
        />
        <div
          className="border-fg absolute -inset-y-1 border-l border-dashed"
          style={{ left: percent(scale.objective) }}
        />
      </div>
      <div className="text-fg-muted figures relative flex h-4 justify-between text-xs">
        <span>{formatRatio(scale.from, { digits: 0 })}</span>
        <span
          className="absolute -translate-x-1/2 whitespace-nowrap max-sm:hidden"
          style={{ left: percent(Math.min(scale.objective, 0.82)) }}
        >
          objective {formatObjective(objective)}
        </span>
        <span>{formatRatio(1)}</span>
      </div>
    </div>
  );
}
