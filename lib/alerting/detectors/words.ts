import { rememberTexts } from '@/lib/slo/remember-texts';

const DAY_MS = 86_400_000;
/** Made once: sentences are written by the thousand where history is judged. */
const writeNumber = rememberTexts(new Intl.NumberFormat('en-US', { maximumFractionDigits: 6 }).format);

/** A number of events, rounded to whole ones: "1,234". */
export const sayCount = (count: number): string => writeNumber(Math.round(count));

/** A number with its noun: "1 denial", "12 denials". */
export const sayNumber = (count: number, one: string, many = `${one}s`): string =>
  `${sayCount(count)} ${Math.round(count) === 1 ? one : many}`;

/** A time as sentences name it, in UTC, with its day where that is another than that of `nowMs`. */
export function sayTime(atMs: number, nowMs: number): string {
  const text = new Date(atMs).toISOString();
  const isToday = Math.floor(atMs / DAY_MS) === Math.floor(nowMs / DAY_MS);
  return `${isToday ? '' : `${text.slice(0, 10)} `}${text.slice(11, 16)} UTC`;
}

/** Names in a sentence: "a", "a and b", "a, b and 3 more". */
export function sayNames(names: readonly string[], most = 2): string {
  if (names.length <= most) return names.join(' and ');
  return `${names.slice(0, most).join(', ')} and ${names.length - most} more`;
}

const UNITS: readonly [size: number, unit: string][] = [
  [1e12, 'TB'],
  [1e9, 'GB'],
  [1e6, 'MB'],
  [1e3, 'kB'],
];

/** A volume in its largest unit: "1.24 GB" (10⁹ bytes). */
export function sayBytes(bytes: number): string {
  const [size, unit] = UNITS.find(([each]) => bytes >= each) ?? [1, 'bytes'];
  return `${writeNumber(Number((bytes / size).toPrecision(3)))} ${unit}`;
}
