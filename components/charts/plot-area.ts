/** Where the plot lies inside every time chart, in pixels; fixed so that charts of a page line up. */
export const PLOT = { left: 56, right: 12, top: 18, bottom: 22 } as const;

/** Recharts' margin: the value axis takes the left side. */
export const CHART_MARGIN = { left: 0, right: PLOT.right, top: PLOT.top, bottom: 0 } as const;

/** Text of the axes. */
export const AXIS_TEXT = { fontSize: 12, fill: 'var(--fg-muted)' } as const;

/** Share of the plot's width at which a pointer stands, 0 to 1. */
export function plotPosition(clientX: number, box: { left: number; width: number }): number {
  const width = box.width - PLOT.left - PLOT.right;
  return Math.min(1, Math.max(0, (clientX - box.left - PLOT.left) / width));
}
