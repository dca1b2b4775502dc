/** Figures as sentences have them. Screens format their own. */

const SPACE = '\u202f';
/** Made once: sentences are written by the thousand where history is judged. */
const FINE = new Intl.NumberFormat('en-US', { maximumFractionDigits: 6 });
const COARSE = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });

/** A share (0–1) as a percentage with three significant digits; below zero with a true minus. */
export function sayShare(share: number): string {
  if (!Number.isFinite(share)) return share < 0 ? '−∞' : '∞';
  const percent = Math.abs(share) * 100;
  const text = FINE.format(Number(percent.toPrecision(3)));
  return `${share < 0 && text !== '0' ? '−' : ''}${text}${SPACE}%`;
}

/** A burn rate: "14.4×". */
export const sayTimes = (burn: number): string =>
  Number.isFinite(burn) ? `${FINE.format(Number(burn.toPrecision(3)))}×` : '∞';

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
  return `${COARSE.format(amount)} ${unit}${amount === 1 ? '' : 's'}`;
}
