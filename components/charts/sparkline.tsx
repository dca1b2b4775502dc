import { drawBars, drawSparkline } from './prepare/sparkline-path';

const INSET = 2;

/** A small line or histogram without axes, for cells and cards; `label` says what it shows in words. */
export function Sparkline({
  points,
  label,
  objective = null,
  kind = 'line',
  width = 120,
  height = 28,
  color = 'var(--series-1)',
}: {
  points: readonly { at: string; value: number | null }[];
  label: string;
  objective?: number | null;
  kind?: 'line' | 'bars';
  width?: number;
  height?: number;
  color?: string;
}) {
  const box = { width, height, inset: INSET };
  const empty = points.every(({ value }) => value === null);
  return (
    <svg
      role="img"
      aria-label={empty ? `${label}: no data` : label}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      className="max-w-full shrink-0 overflow-visible"
    >
      {empty ? (
        <line
          x1={0}
          x2={width}
          y1={height / 2}
          y2={height / 2}
          stroke="var(--status-no-data)"
          strokeDasharray="2 4"
        />
      ) : kind === 'bars' ? (
        drawBars(points, box).map((bar) => <rect key={bar.x} {...bar} fill={color} />)
      ) : (
        <Strokes {...drawSparkline(points, objective, box)} width={width} color={color} />
      )}
    </svg>
  );
}

function Strokes({
  segments,
  dots,
  objectiveY,
  width,
  color,
}: ReturnType<typeof drawSparkline> & { width: number; color: string }) {
  return (
    <>
      {objectiveY === null ? null : (
        <line
          x1={0}
          x2={width}
          y1={objectiveY}
          y2={objectiveY}
          stroke="var(--line-strong)"
          strokeDasharray="3 3"
        />
      )}
      {segments.map((segment) => (
        <polyline key={segment} points={segment} fill="none" stroke={color} strokeWidth={1.5} />
      ))}
      {dots.map(({ x, y }) => (
        <circle key={x} cx={x} cy={y} r={1.75} fill={color} />
      ))}
    </>
  );
}
