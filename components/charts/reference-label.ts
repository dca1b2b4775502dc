/** The label of a level or a moment in a chart, readable over lines. */
export const referenceLabel = (
  value: string,
  position: 'insideTopLeft' | 'insideTopRight' | 'insideBottomLeft',
) => ({
  value,
  position,
  fontSize: 12,
  fill: 'var(--fg-muted)',
  stroke: 'var(--surface)',
  strokeWidth: 3,
  paintOrder: 'stroke',
});
