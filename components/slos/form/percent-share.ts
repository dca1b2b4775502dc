const PERCENT = /^(\d{1,3})(?:[.,](\d{1,7}))?$/;
const SHARE = /^([01])(?:\.(\d{1,9}))?$/;

const trimZeros = (digits: string) => digits.replace(/0+$/, '');

/**
 * The decimal share of a percentage as people type it, moved by digits and not by arithmetic: "99.9"
 * becomes "0.999", "100" becomes "1". Null for what is no percentage above 0 and up to 100.
 */
export function percentToShare(typed: string): string | null {
  const [, whole, rest = ''] = PERCENT.exec(typed.trim().replace(/\s*%$/, '')) ?? [];
  if (whole === undefined) return null;
  const percent = Number(`${whole}.${rest || '0'}`);
  if (!(percent > 0) || percent > 100) return null;
  if (percent === 100) return '1';
  return `0.${trimZeros(whole.padStart(2, '0').slice(-2) + rest)}`;
}

/** The percentage of a decimal share, digit for digit: "0.999" becomes "99.9". */
export function shareToPercent(share: string): string {
  const [, whole, rest = ''] = SHARE.exec(share) ?? [];
  if (whole === undefined) return share;
  const digits = rest.padEnd(2, '0');
  const percent = Number(whole + digits.slice(0, 2));
  const fraction = trimZeros(digits.slice(2));
  return fraction ? `${percent}.${fraction}` : String(percent);
}
