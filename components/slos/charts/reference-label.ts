/** The label of a level in a chart, readable over lines. */
export const referenceLabel = (value: string, position: 'insideTopLeft' | 'insideBottomLeft') => ({
  value,
  position,
  fontSize: 12,
  fill: 'var(--fg-muted)',
  stroke: 'var(--surface)',
  strokeWidth: 3,
  paintOrder: 'stroke',
});
