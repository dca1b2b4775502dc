const NUMBER = /^\+?(\d*)\.?(\d*)(?:[eE]([+-]?\d{1,3}))?$/;
const PLACES = 9;

/**
 * The decimal text of a share (`0.999`) from a number as it is written in a file, or from one in percent.
 * Never by way of a binary number, which has no 0.999. Null for what is no number or has more than nine
 * decimal places.
 */
export function readShare(source: string, unit: 'ratio' | 'percent' = 'ratio'): string | null {
  const match = NUMBER.exec(source.trim());
  const [whole = '', part = '', exponent = '0'] = match?.slice(1) ?? [];
  if (!match || whole + part === '') return null;
  const shift = Number(exponent) - (unit === 'percent' ? 2 : 0);
  const digits = whole + part;
  const point = whole.length + shift;
  const padded = point < 0 ? '0'.repeat(-point) + digits : digits.padEnd(point, '0');
  const at = Math.max(0, point);
  const integer = padded.slice(0, at).replace(/^0+(?=\d)/, '') || '0';
  const fraction = padded.slice(at);
  const kept = fraction.length > PLACES || /^0*$/.test(fraction) ? fraction.replace(/0+$/, '') : fraction;
  if (kept.length > PLACES) return null;
  return kept ? `${integer}.${kept}` : integer;
}
