import { NARROW_SPACE } from './space';

const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** A count with grouped digits: "12,000". Weighted counts round to whole events; null is "No data". */
export function formatCount(count: number | null): string {
  if (count === null) return 'No data';
  if (count > 0 && count < 1) return `<${NARROW_SPACE}1`;
  return grouped.format(count);
}

const SCALES = [
  [1e9, 'G'],
  [1e6, 'M'],
  [1e3, 'k'],
] as const;

/** A count for an axis, short: "12 k", "1.5 M". */
export function formatCompactCount(count: number): string {
  const scale = SCALES.find(([size]) => Math.abs(count) >= size);
  if (!scale) return String(Number(count.toPrecision(3)));
  return `${Number((count / scale[0]).toPrecision(3))}${NARROW_SPACE}${scale[1]}`;
}

/** "1 denial", "12,000 denials". */
export const formatCounted = (count: number, singular: string, plural = `${singular}s`): string =>
  `${formatCount(count)} ${Math.round(count) === 1 ? singular : plural}`;

/** "41 of 38,220": the counts behind a ratio. */
export const formatShare = (part: number, whole: number): string =>
  `${formatCount(part)} of ${formatCount(whole)}`;
