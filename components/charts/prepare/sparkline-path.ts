type Point = { at: string; value: number | null };
export type SparklineShape = {
  segments: string[];
  dots: { x: number; y: number }[];
  objectiveY: number | null;
};

/**
 * The strokes of a sparkline in a box: one polyline per run of samples, a dot for a sample alone
 * between gaps, and the height of the objective when it lies inside.
 */
export function drawSparkline(
  points: readonly Point[],
  objective: number | null,
  { width, height, inset }: { width: number; height: number; inset: number },
): SparklineShape {
  const values = points.flatMap(({ value }) => (value === null ? [] : [value]));
  if (objective !== null && values.length > 0) values.push(objective);
  const least = Math.min(...values);
  const most = Math.max(...values);
  const span = most - least;
  const round = (value: number) => Math.round(value * 100) / 100;
  const x = (index: number) =>
    round(inset + (points.length > 1 ? index / (points.length - 1) : 0.5) * (width - 2 * inset));
  const y = (value: number) =>
    round(span === 0 ? height / 2 : inset + (1 - (value - least) / span) * (height - 2 * inset));

  const segments: string[] = [];
  const dots: { x: number; y: number }[] = [];
  let run: { x: number; y: number }[] = [];
  const close = () => {
    if (run.length === 1) dots.push(run[0]!);
    if (run.length > 1) segments.push(run.map((point) => `${point.x},${point.y}`).join(' '));
    run = [];
  };
  points.forEach(({ value }, index) => {
    if (value === null) close();
    else run.push({ x: x(index), y: y(value) });
  });
  close();
  return { segments, dots, objectiveY: objective !== null && values.length > 1 ? y(objective) : null };
}

/** The bars of a small histogram from zero; gaps have none. */
export function drawBars(
  points: readonly Point[],
  { width, height, inset }: { width: number; height: number; inset: number },
): { x: number; y: number; width: number; height: number }[] {
  const most = Math.max(0, ...points.map(({ value }) => value ?? 0));
  if (most === 0) return [];
  const step = (width - 2 * inset) / points.length;
  return points.flatMap(({ value }, index) => {
    if (!value) return [];
    const size = Math.max(1, (value / most) * (height - 2 * inset));
    return [
      { x: inset + index * step, y: height - inset - size, width: Math.max(1, step - 1), height: size },
    ];
  });
}
