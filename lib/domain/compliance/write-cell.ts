import type { ReportCell, ReportTable } from '../read-models/compliance-reports';

/** A count with separators, rounded to whole numbers: weighted counts need not be whole. */
export const writeCount = (count: number): string => Math.round(count).toLocaleString('en-US');

/** A share of 0–1 in percent with two digits, cut and not rounded up: what is below 100 % never reads as 100 %. */
export const writeShare = (share: number): string =>
  `${(Math.floor(share * 10_000 + 1e-9) / 100).toFixed(2)} %`;

/** An RFC 3339 time in UTC to the second, with the zone named. */
export const writeTime = (at: string): string => `${at.slice(0, 10)} ${at.slice(11, 19)} UTC`;

/** A cell as people read it; what is not there is an empty text. */
export function writeCell(cell: ReportCell, kind: ReportTable['columns'][number]['kind']): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return kind === 'share' ? writeShare(cell) : writeCount(cell);
  return kind === 'time' ? writeTime(cell) : cell;
}
