import { rememberTexts } from './remember-texts';

/** Figures as sentences have them. Screens format their own. */

const SPACE = '\u202f';
/** Made once: sentences are written by the thousand where history is judged. */
const writeFine = rememberTexts(new Intl.NumberFormat('en-US', { maximumFractionDigits: 6 }).format);
const writeCoarse = rememberTexts(new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 }).format);

/** A share (0–1) as a percentage with three significant digits; below zero with a true minus. */
export function sayShare(share: number): string {
  if (!Number.isFinite(share)) return share < 0 ? '−∞' : '∞';
  const percent = Math.abs(share) * 100;
  const text = writeFine(Number(percent.toPrecision(3)));
  return `${share < 0 && text !== '0' ? '−' : ''}${text}${SPACE}%`;
}

/** A burn rate: "14.4×". */
export const sayTimes = (burn: number): string =>
  Number.isFinite(burn) ? `${writeFine(Number(burn.toPrecision(3)))}×` : '∞';

const UNITS: readonly [ms: number, unit: string][] = [
  [86_400_000, 'day'],
  [3_600_000, 'hour'],
  [60_000, 'minute'],
  [1_000, 'second'],
];

/** A duration in its largest unit, "6 hours", "10.8 minutes". */
export function sayDuration(ms: number): string {
  const [size, unit] = UNITS.find(([each]) => ms >= each) ?? [1_000, 'second'];
  const amount = Number((ms / size).toPrecision(3));
  return `${writeCoarse(amount)} ${unit}${amount === 1 ? '' : 's'}`;
}
