import { formatMilliseconds } from '@/components/format/format-duration';

const TICKS = [0, 25, 50, 75, 100] as const;

/** The times above the bars, from the beginning of the trace. */
export function TimeAxis({ wholeMs }: { wholeMs: number }) {
  return (
    <div className="text-fg-muted figures relative h-5 text-xs">
      {(wholeMs > 0 ? TICKS : TICKS.slice(0, 1)).map((tick) => (
        <span
          key={tick}
          // Every second one is left out where there is no room.
          className={`absolute top-0 whitespace-nowrap ${tick % 50 === 0 ? '' : 'max-md:hidden'}`}
          style={
            tick === 100
              ? { right: 0 }
              : { left: `${tick}%`, transform: tick === 0 ? undefined : 'translateX(-50%)' }
          }
        >
          {formatMilliseconds((wholeMs * tick) / 100)}
        </span>
      ))}
    </div>
  );
}

/** The lines of the axis behind a bar. */
export function AxisLines() {
  return (
    <>
      {TICKS.map((tick) => (
        <span
          key={tick}
          aria-hidden
          className="bg-line absolute inset-y-0 w-px"
          style={tick === 100 ? { right: 0 } : { left: `${tick}%` }}
        />
      ))}
    </>
  );
}
