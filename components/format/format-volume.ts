import { NARROW_SPACE } from './space';

const SCALES = [
  [1e12, 'TB'],
  [1e9, 'GB'],
  [1e6, 'MB'],
  [1e3, 'kB'],
] as const;

/** Bytes in decimal units, three digits: "1.25 GB", "640 kB", "12 B". */
export function formatBytes(bytes: number): string {
  const scale = SCALES.find(([size]) => bytes >= size);
  if (!scale) return `${Math.round(bytes)}${NARROW_SPACE}B`;
  return `${Number((bytes / scale[0]).toPrecision(3))}${NARROW_SPACE}${scale[1]}`;
}

const money = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** An amount with its currency: "1,234.50 EUR"; what is less than a hundredth says so; null is "No price". */
export function formatMoney(amount: number | null, currency: string): string {
  if (amount === null) return 'No price';
  if (amount > 0 && amount < 0.01) return `<${NARROW_SPACE}0.01 ${currency}`;
  return `${money.format(amount)} ${currency}`;
}
